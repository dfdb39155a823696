// The SDK, from where run.mjs has installed it, and the sandbox server that run.mjs has started.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.env.B24_JSSDK;
const webhook = process.env.B24_SANDBOX;
const { module } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const sdk = await import(pathToFileURL(join(folder, module)));

export const { AjaxError, B24HelperManager, B24Hook, B24OAuth, RefreshTokenError } = sdk;

export const connectWebhook = (restrictionParams) => B24Hook.fromWebhookUrl(webhook, { restrictionParams });

/**
 * An application as it stands now, the portal's own if it is not another. It acts by tokens, which it renews at the
 * portal: that is its own authorization server.
 */
export const connectApplication = async ({ application, expires = Date.now() / 1000 + 3600 } = {}) => {
  const { portal, clientId, clientSecret, accessToken, refreshToken } = application ?? await control('application');
  const endpoint = new URL('/rest/', portal).href;
  return new B24OAuth(
    {
      applicationToken: '',
      userId: 1,
      memberId: 'sandbox',
      accessToken,
      refreshToken,
      expires,
      expiresIn: 3600,
      scope: 'imopenlines',
      domain: new URL(portal).host,
      clientEndpoint: endpoint,
      serverEndpoint: endpoint,
      status: 'L',
    },
    { clientId, clientSecret },
  );
};

/** Somebody who works with an application of their own. */
export const connectOperator = async (user) =>
  connectApplication({ application: await control('applications', { user, scopes: ['imopenlines', 'im'] }) });

/** What tests do to the portal from outside. */
export const control = async (path, body) => {
  const response = await fetch(new URL(`/_sandbox/${path}`, webhook), {
    method: body === undefined ? 'GET' : 'POST',
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
};

export const reset = (settings = {}) => control('reset', settings);

/** The result of a call that has to succeed. */
export const call = async (b24, method, params) => {
  const answer = await b24.actions.v2.call.make({ method, params });
  assert.deepEqual(answer.getErrorMessages(), []);
  return answer.getData().result;
};

/** A call has to fail, and the SDK to throw it under the portal's own code. */
export const fails = (calling, code, status) => assert.rejects(calling, (error) => {
  assert.ok(error instanceof AjaxError, `${error}`);
  assert.deepEqual([error.code, error.status], [code, status]);
  return true;
});

/** The data of a batch in which every call has to succeed. */
export const batch = async (b24, calls, options) => {
  const answer = await b24.actions.v2.batch.make({ calls, options });
  assert.deepEqual(answer.getErrorMessages(), []);
  return answer.getData();
};

/** The data of any number of calls, 50 at a time, in which every call has to succeed. */
export const batchByChunk = async (b24, calls) => {
  const answer = await b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: true } });
  assert.deepEqual(answer.getErrorMessages(), []);
  return answer.getData();
};

export const readLine = (b24, id) => call(b24, 'imopenlines.config.get', { CONFIG_ID: id });
