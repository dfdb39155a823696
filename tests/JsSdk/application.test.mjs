import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { B24HelperManager, RefreshTokenError, batch, call, connectApplication, control, reset } from './portal.mjs';

beforeEach(() => reset());

test('an application calls with its token', async () => {
  const b24 = await connectApplication();
  await b24.initIsAdmin();

  assert.equal(b24.auth.isAdmin, true);
  assert.equal((await call(b24, 'imconnector.list')).livechat, 'Live Chat');
  assert.equal((await batch(b24, { connectors: ['imconnector.list'] })).connectors.livechat, 'Live Chat');
});

test('the helper reads application and profile', async () => {
  const helper = new B24HelperManager(await connectApplication());
  await helper.loadData();

  assert.equal(helper.appInfo.data.code, (await control('application')).clientId);
  assert.deepEqual([helper.profileInfo.data.id, helper.profileInfo.data.lastName], [1, 'Lindqvist']);
  assert.equal(helper.paymentInfo.data.isExpired, false);
});

test('a token whose time is up is renewed before the call', async () => {
  const before = await control('application');
  const b24 = await connectApplication({ expires: 1 });
  const renewed = [];
  b24.setCallbackRefreshAuth(async ({ b24OAuthParams }) => renewed.push(b24OAuthParams));

  assert.equal((await call(b24, 'profile')).ID, '1');

  const { accessToken, refreshToken, portal } = await control('application');
  assert.notEqual(accessToken, before.accessToken);
  assert.equal(renewed.length, 1);
  assert.deepEqual([renewed[0].accessToken, renewed[0].refreshToken], [accessToken, refreshToken]);
  assert.deepEqual([renewed[0].clientEndpoint, renewed[0].status], [`${portal}rest/`, 'L']);
  assert.ok(Math.abs(renewed[0].expires - Date.now() / 1000 - 3600) < 60);
});

test('a token that the portal refuses is renewed, and the call made again', async () => {
  const b24 = await connectApplication();
  await control('faults', { kind: 'ExpiredToken' });

  assert.equal((await call(b24, 'profile')).ID, '1');

  const asked = await control('requests');
  assert.deepEqual(asked.map((request) => [request.method, request.status]), [
    ['profile', 401], ['oauth/token', 200], ['profile', 200],
  ]);
});

test('a refresh token that is spent renews nothing', async () => {
  const late = await connectApplication({ expires: 1 });
  await call(await connectApplication({ expires: 1 }), 'profile');

  await assert.rejects(late.auth.refreshAuth(), (error) => {
    assert.ok(error instanceof RefreshTokenError, `${error}`);
    assert.deepEqual([error.code, error.status], ['invalid_grant', 400]);
    return true;
  });
});
