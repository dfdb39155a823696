import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { call, connectWebhook, readLine, reset } from './portal.mjs';

const b24 = connectWebhook();

beforeEach(() => reset());

test('a line is created and read', async () => {
  const id = await call(b24, 'imopenlines.config.add', {
    PARAMS: {
      LINE_NAME: 'Ünterstützung & "more" = 100% [+]',
      QUEUE_TYPE: 'evenly',
      QUEUE: [{ ENTITY_TYPE: 'user', ENTITY_ID: 3 }, { ENTITY_TYPE: 'department', ENTITY_ID: 11 }],
      WORKTIME_ENABLE: 'Y',
      WORKTIME_DAYOFF: ['SA', 'SU'],
    },
  });
  const line = await readLine(b24, id);

  assert.equal(line.ID, String(id));
  assert.equal(line.LINE_NAME, 'Ünterstützung & "more" = 100% [+]');
  assert.equal(line.QUEUE_TYPE, 'evenly');
  assert.deepEqual(line.QUEUE.map(Number), [3, 36, 37, 38]);
  assert.deepEqual(line.WORKTIME_DAYOFF, ['SA', 'SU']);
});

test('a line is changed, and keeps what is not given', async () => {
  const id = await call(b24, 'imopenlines.config.add', { PARAMS: { LINE_NAME: 'Before', QUEUE_TIME: 90 } });

  assert.equal(await call(b24, 'imopenlines.config.update', { CONFIG_ID: id, PARAMS: { LINE_NAME: 'After' } }), true);

  const line = await readLine(b24, id);
  assert.deepEqual([line.LINE_NAME, line.QUEUE_TIME], ['After', '90']);
});

test('lines are listed, selected, filtered and sorted', async () => {
  for (const name of ['Billing', 'Returns', 'Billing at night'])
    await call(b24, 'imopenlines.config.add', { PARAMS: { LINE_NAME: name } });

  const lines = await call(b24, 'imopenlines.config.list.get', {
    PARAMS: { select: ['ID', 'LINE_NAME'], filter: { '%LINE_NAME': 'Billing' }, order: { ID: 'DESC' } },
  });

  assert.deepEqual(lines.map((line) => line.LINE_NAME), ['Billing at night', 'Billing']);
});

test('a line is deleted', async () => {
  const id = await call(b24, 'imopenlines.config.add', { PARAMS: { LINE_NAME: 'Gone' } });

  assert.equal(await call(b24, 'imopenlines.config.delete', { CONFIG_ID: id }), true);
  assert.equal(await readLine(b24, id), false);
});

test('the portal is found healthy', async () => {
  assert.equal(await b24.tools.healthCheck.make(), true);
  assert.ok(await b24.tools.ping.make() >= 0);
});
