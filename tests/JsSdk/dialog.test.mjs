// A conversation: an application brings a guest's messages in and takes the answers out, operators work the dialog.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { connector, message, openLine, registration, send, supervisor } from './conversation.mjs';
import { batch, call, connectApplication, connectOperator, fails } from './portal.mjs';

const sendMessages = 'imconnector.send.messages';
const answer = 'imopenlines.operator.answer';
const get = 'imopenlines.dialog.get';

const guests = await connectApplication();
const [anneliese, zoltan] = await Promise.all([9, 10].map(connectOperator));
let line;

const write = (...messages) => send(guests, line, ...messages);

const dialogOf = (chat) => call(supervisor, get, { CHAT_ID: chat });

/** What people have said in a session, the oldest first. What the portal itself says is nobody's. */
const saidIn = async (session) => {
  const history = await call(supervisor, 'imopenlines.session.history.get', { SESSION_ID: session });
  return history.usersMessage[history.userId]
    .map((id) => history.message[id])
    .filter(({ senderid }) => senderid !== '0')
    .map(({ text }) => text)
    .reverse();
};

beforeEach(async () => {
  line = await openLine(guests, [9, 10]);
});

test('a guest writes, an operator answers, another one finishes', async () => {
  const [first] = await write(message('Good afternoon'));
  const { ID: session, CHAT_ID: chat } = first.session;
  assert.equal((await dialogOf(chat)).owner, 9);

  assert.equal(await call(anneliese, answer, { CHAT_ID: chat }), true);
  const reply = await call(anneliese, 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Hello, John' });
  const delivered = await call(guests, 'imconnector.send.status.delivery', {
    CONNECTOR: connector,
    LINE: line,
    MESSAGES: [{ im: { chat_id: chat, message_id: reply }, message: { id: ['out-1'] }, chat: { id: 'channel-123' } }],
  });
  assert.equal(delivered.SUCCESS, true);

  assert.equal(await call(anneliese, 'imopenlines.operator.transfer', { CHAT_ID: chat, USER_ID: 10 }), true);
  const [second] = await write(message('Are you still there?'));
  assert.deepEqual(second.session, first.session);
  assert.equal(await call(zoltan, answer, { CHAT_ID: chat }), true);
  assert.equal((await dialogOf(chat)).owner, 10);
  await call(zoltan, 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'I am' });
  assert.equal(await call(zoltan, 'imopenlines.operator.finish', { CHAT_ID: chat }), true);

  assert.deepEqual(await saidIn(session), ['Good afternoon', 'Hello, John', 'Are you still there?', 'I am']);
  const vote = { SESSION_ID: session, RATING: 5, COMMENT: 'Excellent' };
  assert.equal(await call(supervisor, 'imopenlines.session.head.vote', vote), true);
  const history = await call(supervisor, 'imopenlines.session.history.get', { SESSION_ID: session });
  assert.deepEqual([history.sessionVoteHead, history.sessionCommentHead], [5, 'Excellent']);
});

test('a dialog is found by its code, its chat and its session', async () => {
  const [{ session }] = await write(message('Find me'));
  const { entity_id: code, dialog_id: dialog, id } = await dialogOf(session.CHAT_ID);

  assert.equal((await call(supervisor, 'imopenlines.session.open', { USER_CODE: code })).chatId, session.CHAT_ID);
  const found = await batch(supervisor, [
    [get, { USER_CODE: code }], [get, { DIALOG_ID: dialog }], [get, { SESSION_ID: session.ID }],
  ]);
  assert.deepEqual(found.map((each) => each.id), [id, id, id]);
});

test('a message is changed and taken back', async () => {
  const misspelt = message('Helo');
  const [{ session }] = await write(misspelt);
  const change = async (method, messages) => {
    const { DATA } = await call(guests, method, { CONNECTOR: connector, LINE: line, MESSAGES: messages });
    assert.deepEqual(DATA.RESULT.map((each) => each.SUCCESS), [true]);
  };

  await change('imconnector.update.messages', [{ ...misspelt, message: { ...misspelt.message, text: 'Hello' } }]);
  assert.deepEqual(await saidIn(session.ID), ['Hello']);

  await change('imconnector.delete.messages', [misspelt]);
  assert.ok(!(await saidIn(session.ID)).includes('Hello'));
});

test('30 guests write in one batch, and their dialogs are taken in another', async () => {
  const messages = Array.from({ length: 30 }, (_, i) => message(
    `I am no. ${i + 1} & more = "fine"`, { user: { id: `guest-${i}` }, chat: { id: `chat-${i}` } }));
  const written = await batch(guests, messages.map((each) => [
    sendMessages, { CONNECTOR: connector, LINE: line, MESSAGES: [each] },
  ]));
  const chats = written.map((answer) => answer.DATA.RESULT[0].session.CHAT_ID);
  assert.equal(new Set(chats).size, 30);

  const answered = await batch(zoltan, chats.map((chat) => [answer, { CHAT_ID: chat }]));
  assert.ok(answered.every((isDone) => isDone === true));
  const dialogs = await batch(supervisor, chats.map((chat) => [get, { CHAT_ID: chat }]));
  assert.ok(dialogs.every((dialog) => dialog.owner === 10));
  const [last] = written.at(-1).DATA.RESULT;
  assert.deepEqual(await saidIn(last.session.ID), ['I am no. 30 & more = "fine"']);
});

test('a message that is none is told among the results, and is no error', async () => {
  const [good, bad] = await write(message('Good'), message('', { message: { id: 'ext-empty' } }));

  assert.equal(good.SUCCESS, true);
  assert.equal(bad.SUCCESS, false);
  assert.equal(bad.ERRORS.length, 1);
  assert.equal(bad.session, undefined);
});

test('a registration that is refused says so in its result, and is no error', async () => {
  const { ICON: _, ...without } = registration;

  const refused = await call(guests, 'imconnector.register', without);

  assert.deepEqual([refused.result, refused.error], [false, 'ICON_REQUIRED']);
});

test('what is refused', async () => {
  const [{ session }] = await write(message('Mine'));

  await fails(call(supervisor, sendMessages, {}), 'WRONG_AUTH_TYPE', 403);
  await fails(call(guests, sendMessages, { CONNECTOR: connector, LINE: line }), 'ERROR_ARGUMENT', 400);
  await fails(call(zoltan, 'imopenlines.operator.finish', { CHAT_ID: session.CHAT_ID }), 'ACCESS_DENIED', 400);
  await fails(call(zoltan, answer, { CHAT_ID: 4711 }), 'CHAT_ID', 400);
});
