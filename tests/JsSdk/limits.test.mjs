import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batch, call, connectWebhook, control, reset } from './portal.mjs';

const stats = (b24) => b24.getHttpClient('v2').getStats();

test('the operating time of each method is read', async () => {
  await reset({ timePerMethod: { profile: 0.2 } });
  const b24 = connectWebhook();
  await call(b24, 'profile');
  await call(b24, 'profile');
  await batch(b24, [['profile'], ['server.time']]);

  const { operatingStats } = stats(b24);
  assert.ok(operatingStats.profile >= 0.4, `${operatingStats.profile}`);
  assert.ok(operatingStats['batch::profile'] >= 0.6, `${operatingStats['batch::profile']}`);
  assert.ok(operatingStats['batch::server.time'] < 0.2, `${operatingStats['batch::server.time']}`);
});

test('a method that has run for long is called later', async () => {
  await reset({ timePerMethod: { profile: 0.3 } });
  const b24 = connectWebhook({
    operatingLimit: { windowMs: 600_000, limitMs: 100_000, heavyPercent: 80 },
    adaptiveConfig: { enabled: true, thresholdPercent: 0.1, coefficient: 0.001, maxDelay: 7000 },
  });
  await call(b24, 'profile');
  await call(b24, 'profile');

  // A thousandth of the time until the oldest minute is forgotten, which is nine to ten minutes away.
  const { adaptiveDelays, totalAdaptiveDelay } = stats(b24);
  assert.equal(adaptiveDelays, 1);
  assert.ok(totalAdaptiveDelay > 500 && totalAdaptiveDelay <= 601, `${totalAdaptiveDelay}`);
});

test('a call that the portal turned away is made again', async () => {
  await reset({ requestBurst: 3, requestsPerSecond: 2 });
  const b24 = connectWebhook();

  const profiles = await Promise.all([1, 2, 3, 4, 5].map(() => call(b24, 'profile')));

  assert.deepEqual(profiles.map((profile) => profile.ID), ['1', '1', '1', '1', '1']);
  const { byStatus } = await control('statistics');
  assert.ok(byStatus[503] >= 1, JSON.stringify(byStatus));
  assert.equal(byStatus[200], 5);
  assert.ok(stats(b24).retries >= 1);
});

test('a call that takes too long in one batch alone fails there', async () => {
  await reset();
  await control('faults', { kind: 'OperationTimeLimit', method: 'user.current' });
  const answer = await connectWebhook().actions.v2.batch.make({
    calls: { me: ['profile'], slow: ['user.current'] }, options: { isHaltOnError: false },
  });

  assert.equal(answer.errors.get('slow').code, 'OPERATION_TIME_LIMIT');
  assert.equal(answer.getData().me.ID, '1');
});
