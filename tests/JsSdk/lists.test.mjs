import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connectWebhook, reset } from './portal.mjs';

const b24 = connectWebhook();
const people = Array.from({ length: 40 }, (_, i) => String(i + 1));

before(() => reset());

test('a list tells its total, and whether there is more', async () => {
  const users = await b24.actions.v2.call.make({ method: 'user.get', params: {} });

  assert.equal(users.getTotal(), 40);
  assert.equal(users.isMore(), false);
  assert.equal(await users.getNext(b24.getHttpClient('v2')), false);
});

test('callList collects a whole list', async () => {
  const users = await b24.actions.v2.callList.make({ method: 'user.get', idKey: 'ID' });

  assert.deepEqual(users.getData().map((user) => user.ID), people);
});

test('callList keeps to a filter', async () => {
  const users = await b24.actions.v2.callList.make({
    method: 'user.get', params: { filter: { UF_DEPARTMENT: 11 } }, idKey: 'ID',
  });

  assert.deepEqual(users.getData().map((user) => user.ID), ['36', '37', '38']);
});

test('fetchList yields a list page by page', async () => {
  const pages = [];
  for await (const page of b24.actions.v2.fetchList.make({ method: 'user.get', idKey: 'ID' }))
    pages.push(page.map((user) => user.ID));

  assert.deepEqual(pages, [people]);
});
