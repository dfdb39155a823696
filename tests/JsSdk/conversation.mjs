// A line that a connector of an application is open at, and a guest who writes there.
import assert from 'node:assert/strict';
import { call, connectWebhook, reset } from './portal.mjs';

export const connector = 'myconnector';
export const registration = {
  ID: connector,
  NAME: 'My connector',
  ICON: { DATA_IMAGE: 'data:image/svg+xml,%3Csvg%20xmlns%3D%22http://www.w3.org/2000/svg%22/%3E' },
  PLACEMENT_HANDLER: 'https://example.com/connector/settings',
  CHAT_GROUP: false,
};

/** The administrator. */
export const supervisor = connectWebhook();

/** Starts over, with one line that these users answer, and the application's connector there. */
export const openLine = async (application, users) => {
  await reset();
  assert.equal((await call(application, 'imconnector.register', registration)).result, true);
  const queue = users.map((user) => ({ ENTITY_TYPE: 'user', ENTITY_ID: user }));
  const line = await call(supervisor, 'imopenlines.config.add', {
    PARAMS: { LINE_NAME: 'Support', QUEUE: queue, QUEUE_TYPE: 'strictly' },
  });
  await call(application, 'imconnector.activate', { CONNECTOR: connector, LINE: line, ACTIVE: 1 });
  assert.equal((await call(application, 'imconnector.status', { CONNECTOR: connector, LINE: line })).STATUS, true);
  return line;
};

/** A message as a guest writes it; what is given besides stands in the place of what it would have. */
export const message = (text, more = {}) => ({
  user: { id: 'ext-user-42', name: 'John', last_name: 'Smith' },
  message: { id: `ext-${text}`, date: 1773265993, text },
  chat: { id: 'channel-123', name: 'Support channel', url: 'https://example.com/chats/123' },
  ...more,
});

/** Brings messages in; what became of each. */
export const send = async (application, line, ...messages) => {
  const params = { CONNECTOR: connector, LINE: line, MESSAGES: messages };
  const { SUCCESS, DATA } = await call(application, 'imconnector.send.messages', params);
  assert.equal(SUCCESS, true);
  return DATA.RESULT;
};
