// What operators write waits in the application's queue of events until it fetches it for the guest.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { connector, message, openLine, send } from './conversation.mjs';
import { batchByChunk, call, connectApplication, connectOperator } from './portal.mjs';

const guests = await connectApplication();
const anneliese = await connectOperator(9);
let line;
let chat;

const write = (...texts) => batchByChunk(
  anneliese, texts.map((text) => ['im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: text }]));

const textsOf = (events) => events.map((event) => event.EVENT_DATA.MESSAGES[0].message.text.split('[br]')[1]);

beforeEach(async () => {
  line = await openLine(guests, [9]);
  const [{ session }] = await send(guests, line, message('Good afternoon'));
  chat = session.CHAT_ID;
  const wanted = { event: 'OnImConnectorMessageAdd', event_type: 'offline' };
  assert.equal(await call(guests, 'event.bind', wanted), true);
});

test('what an operator writes is fetched, delivered and done with', async () => {
  const written = await write('Hello', 'How can I help?');
  const { process_id: process, events } = await call(guests, 'event.offline.get', { clear: 0 });
  assert.deepEqual(textsOf(events), ['Hello', 'How can I help?']);
  assert.deepEqual(events.map((event) => event.EVENT_DATA.MESSAGES[0].im.message_id), written);

  const delivered = await call(guests, 'imconnector.send.status.delivery', {
    CONNECTOR: connector,
    LINE: line,
    MESSAGES: events.flatMap((event) => event.EVENT_DATA.MESSAGES).map((sent) => ({
      im: sent.im, message: { id: [`out-${sent.im.message_id}`] }, chat: sent.chat,
    })),
  });
  assert.equal(delivered.SUCCESS, true);

  // Who is at work on an event has it alone; who is done with it says so.
  assert.deepEqual((await call(guests, 'event.offline.get', { clear: 0 })).events, []);
  const again = await call(guests, 'event.offline.get', { clear: 0, process_id: process });
  assert.deepEqual(textsOf(again.events), ['Hello', 'How can I help?']);
  const done = { process_id: process, message_id: events.map((event) => event.MESSAGE_ID) };
  assert.equal(await call(guests, 'event.offline.clear', done), true);
  assert.deepEqual(await call(guests, 'event.offline.list'), []);
});

test('a queue of 60 events is listed page by page', async () => {
  const texts = Array.from({ length: 60 }, (_, i) => `No. ${i + 1}`);
  await write(...texts);

  const first = await guests.actions.v2.call.make({ method: 'event.offline.list' });
  const second = await first.getNext(guests.getHttpClient('v2'));
  assert.deepEqual([first.getTotal(), first.isMore(), second.isMore()], [60, true, false]);
  assert.deepEqual(textsOf([...first.getData().result, ...second.getData().result]), texts);

  const all = await guests.actions.v2.callList.make({ method: 'event.offline.list', idKey: 'ID' });
  assert.deepEqual(textsOf(all.getData()), texts);
});
