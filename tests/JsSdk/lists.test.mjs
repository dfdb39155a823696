import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { batch, batchByChunk, connectWebhook, reset } from './portal.mjs';

const b24 = connectWebhook();
const http = b24.getHttpClient('v2');
const users = 'user.get';

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const pages = [numbers(1, 50), numbers(51, 100), numbers(101, 120)];
const ids = (people) => people.map((user) => Number(user.ID));

before(() => reset());

test('a list tells its total and where it goes on', async () => {
  const first = await b24.actions.v2.call.make({ method: users });
  const second = await first.getNext(http);
  const third = await second.getNext(http);

  assert.deepEqual([first, second, third].map((page) => ids(page.getData().result)), pages);
  assert.deepEqual([first, second, third].map((page) => page.getTotal()), [120, 120, 120]);
  assert.deepEqual([first, second, third].map((page) => page.isMore()), [true, true, false]);
  assert.equal(await third.getNext(http), false);
});

test('a list in a batch tells its total and where it goes on', async () => {
  const calls = { first: [users], last: [users, { start: 100 }] };
  const { first, last } = await batch(b24, calls, { returnAjaxResult: true });

  assert.equal(first.getTotal(), 120);
  assert.deepEqual(ids((await first.getNext(http)).getData().result), pages[1]);
  assert.deepEqual(ids(last.getData().result), pages[2]);
});

test('callList collects a whole list', async () => {
  const people = await b24.actions.v2.callList.make({ method: users, idKey: 'ID' });

  assert.deepEqual(ids(people.getData()), pages.flat());
});

test('callList keeps to a filter', async () => {
  const params = { filter: { UF_DEPARTMENT: 11 }, select: ['ID', 'NAME'] };
  const people = await b24.actions.v2.callList.make({ method: users, params, idKey: 'ID' });

  assert.deepEqual(ids(people.getData()), [36, 37, 38]);
});

test('fetchList yields a list page by page', async () => {
  const yielded = [];
  for await (const page of b24.actions.v2.fetchList.make({ method: users, idKey: 'ID' }))
    yielded.push(ids(page));

  assert.deepEqual(yielded, pages);
});

// The helpers know nothing of PARAMS, and would ask for the first page for ever.
test('lines are listed page by page with a limit and an offset', async () => {
  const lines = pages.flat().map((number) => ['imopenlines.config.add', { PARAMS: { LINE_NAME: `No. ${number}` } }]);
  await batchByChunk(b24, lines);

  const order = { ID: 'ASC' };
  const read = await batch(b24, [0, 50, 100].map((offset) => [
    'imopenlines.config.list.get', { PARAMS: { select: ['ID'], order, limit: 50, offset } },
  ]));

  assert.deepEqual(read.map(ids), pages);
});
