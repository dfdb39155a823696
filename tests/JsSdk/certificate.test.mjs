import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { connectWebhook } from './portal.mjs';

const { port } = new URL(connectWebhook().getTargetOrigin());

const certificateOf = async (options) => {
  const socket = connect({ port, host: '127.0.0.1', ...options });
  try {
    await once(socket, 'secureConnect');
    return socket.getPeerCertificate();
  } finally {
    socket.destroy();
  }
};

test('the certificate is for this machine and for a day', async () => {
  const { subjectaltname, valid_to } = await certificateOf();

  assert.equal(subjectaltname, 'DNS:localhost, IP Address:127.0.0.1');
  const hours = (new Date(valid_to) - Date.now()) / 3_600_000;
  assert.ok(hours > 22 && hours <= 24, `${hours}`);
});

test('it counts under its own name only', async () => {
  assert.ok(await certificateOf({ servername: 'localhost' }));
  await assert.rejects(certificateOf({ servername: 'example.com' }), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
});

test('who was not told of it does not trust it', () =>
  assert.rejects(certificateOf({ ca: [] }), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }));
