import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { batch, batchByChunk, call, connectWebhook, control, readLine, reset } from './portal.mjs';

const b24 = connectWebhook();
const add = 'imopenlines.config.add';
const get = 'imopenlines.config.get';
const update = 'imopenlines.config.update';

const newLine = (name) => call(b24, add, { PARAMS: { LINE_NAME: name } });
const rename = (id, name) => [update, { CONFIG_ID: id, PARAMS: { LINE_NAME: name } }];
const count = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

beforeEach(() => reset());

test('a list of calls is answered in its order', async () => {
  const ids = await batch(b24, ['A', 'B & C = D', 'Ü%[0]'].map((name) => [add, { PARAMS: { LINE_NAME: name } }]));
  const lines = await batch(b24, ids.map((id) => ({ method: get, params: { CONFIG_ID: id } })));

  assert.deepEqual(lines.map((line) => line.LINE_NAME), ['A', 'B & C = D', 'Ü%[0]']);
});

test('named calls are answered by name', async () => {
  const id = await newLine('Named');
  const data = await batch(b24, {
    me: { method: 'profile' },
    line: [get, { CONFIG_ID: id }],
    users: { method: 'user.get', params: { filter: { UF_DEPARTMENT: [3, 12] }, sort: 'ID', order: 'DESC' } },
  });

  assert.equal(data.me.ID, '1');
  assert.equal(data.line.LINE_NAME, 'Named');
  assert.deepEqual(data.users.map((user) => user.ID), ['40', '39', '8', '7']);
});

test('nested settings arrive as they were sent', async () => {
  const queue = [{ ENTITY_TYPE: 'user', ENTITY_ID: 5 }, { ENTITY_TYPE: 'user', ENTITY_ID: 2 }];
  const [id] = await batch(b24, [[add, { PARAMS: { QUEUE: queue, WORKTIME_DAYOFF: ['MO', 'TU'], QUEUE_TIME: 45 } }]]);
  const line = await readLine(b24, id);

  assert.deepEqual(line.QUEUE.map(Number), [5, 2]);
  assert.deepEqual(line.WORKTIME_DAYOFF, ['MO', 'TU']);
  assert.equal(line.QUEUE_TIME, '45');
});

test('a call reads what an earlier one has answered', async () => {
  const data = await batch(b24, {
    new: { method: add, params: { PARAMS: { LINE_NAME: 'First' } } },
    renamed: rename('$result[new]', 'Second'),
    read: { method: get, params: { CONFIG_ID: '$result[new]' } },
  });

  assert.equal(data.renamed, true);
  assert.equal(data.read.ID, String(data.new));
  assert.equal(data.read.LINE_NAME, 'Second');
});

test('a call reads what stands deep in an earlier answer', async () => {
  const data = await batch(b24, {
    get_user: { method: 'user.current' },
    get_department: { method: 'department.get', params: { ID: '$result[get_user][UF_DEPARTMENT][0]' } },
  });

  assert.deepEqual(data.get_department.map((department) => department.ID), data.get_user.UF_DEPARTMENT.map(String));
});

// The second call of three is wrong.
const forms = {
  list: { wrong: '1', calls: (id) => [[get, { CONFIG_ID: id }], [get, { CONFIG_ID: 0 }], rename(id, 'x')] },
  names: {
    wrong: 'wrong',
    calls: (id) => ({ first: [get, { CONFIG_ID: id }], wrong: [get, { CONFIG_ID: 0 }], last: rename(id, 'x') }),
  },
};

for (const [form, { wrong, calls }] of Object.entries(forms)) {
  test(`by ${form}: a batch that halts ends with the first error`, async () => {
    const id = await newLine('Kept');
    const answer = await b24.actions.v2.batch.make({ calls: calls(id), options: { isHaltOnError: true } });

    assert.equal(answer.isSuccess, false);
    assert.deepEqual([...answer.errors.keys()], [wrong]);
    assert.equal(answer.errors.get(wrong).code, 'CONFIG_ID_EMPTY');
    assert.equal(Object.keys(answer.getData()).length, 1);
    assert.equal((await readLine(b24, id)).LINE_NAME, 'Kept');
  });

  test(`by ${form}: a batch that does not halt runs to its end`, async () => {
    const id = await newLine('Changed');
    const answer = await b24.actions.v2.batch.make({
      calls: calls(id), options: { isHaltOnError: false, returnAjaxResult: true },
    });

    assert.deepEqual([...answer.errors.keys()], [wrong]);
    assert.deepEqual(Object.values(answer.getData()).map((result) => result.isSuccess), [true, false, true]);
    assert.equal((await readLine(b24, id)).LINE_NAME, 'x');
  });
}

test('a method that does not exist fails alone', async () => {
  const answer = await b24.actions.v2.batch.make({
    calls: { none: { method: 'imopenlines.config.nothing' }, me: { method: 'profile' } },
    options: { isHaltOnError: false },
  });

  assert.equal(answer.errors.get('none').code, 'ERROR_METHOD_NOT_FOUND');
  assert.equal(answer.getData().me.ID, '1');
});

test('120 lines are created, read and changed in chunks', async () => {
  const names = count(1, 120).map((number) => `Line ${number}`);
  const chunks = (calls) => batchByChunk(b24, calls);
  const ids = await chunks(names.map((name) => [add, { PARAMS: { LINE_NAME: name } }]));

  assert.equal(new Set(ids).size, 120);
  assert.deepEqual((await control('lines')).map((line) => line.name), names);

  const changes = await chunks(ids.map((id) => rename(id, `Changed ${id}`)));
  assert.ok(changes.every((isDone) => isDone === true));

  const lines = await chunks(ids.map((id) => [get, { CONFIG_ID: id }]));
  assert.deepEqual(lines.map((line) => line.LINE_NAME), ids.map((id) => `Changed ${id}`));

  const { calls: run, requests } = await control('statistics');
  assert.deepEqual([requests, run], [9, 360]);
});

test('a chunk that halts does not keep the next one back', async () => {
  const calls = count(1, 120).map((number) => [number === 60 ? 'no.such.method' : 'server.time']);
  const answer = await b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: true } });

  assert.deepEqual([...answer.getErrors()].map((error) => error.code), ['ERROR_METHOD_NOT_FOUND']);
  assert.equal(answer.getData().length, 50 + 9 + 20);
});
