import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { B24Hook, call, connectWebhook, control, fails, reset } from './portal.mjs';

const b24 = connectWebhook();

beforeEach(() => reset());

test('a method that does not exist', () =>
  fails(call(b24, 'imopenlines.config.nothing'), 'ERROR_METHOD_NOT_FOUND', 404));

test('an id that is none', () =>
  fails(call(b24, 'imopenlines.config.update', { CONFIG_ID: 0, PARAMS: {} }), 'CONFIG_ID_EMPTY', 400));

test('a line that does not exist is told by false, and is no error', async () => {
  assert.equal(await call(b24, 'imopenlines.config.update', { CONFIG_ID: 4711, PARAMS: { LINE_NAME: 'x' } }), false);
});

test('a method that is for applications only', () =>
  fails(call(b24, 'imconnector.list'), 'WRONG_AUTH_TYPE', 403));

test('a webhook that does not exist', async () => {
  const stranger = B24Hook.fromWebhookUrl(`${b24.getTargetOrigin()}/rest/1/nosuchsecret0000/`);

  await fails(call(stranger, 'profile'), 'NO_AUTH_FOUND', 401);
  assert.equal(await stranger.tools.healthCheck.make(), false);
});

// Two attempts and more would be for a portal that is busy. This one is not, but the SDK goes by the status alone.
test('a portal that is blocked', async () => {
  await control('faults', { kind: 'Overload' });

  await fails(call(connectWebhook({ maxRetries: 1 }), 'profile'), 'OVERLOAD_LIMIT', 503);
});
