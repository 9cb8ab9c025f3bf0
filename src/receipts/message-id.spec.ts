import { Ids } from '../shared/ids.js';
import { newMessageId } from './message-id.js';

class KnownIds extends Ids {
  publicId(): string {
    return 'p';
  }
  orderCode(): string {
    return 'o';
  }
  token(): string {
    return 't0k3n';
  }
  secret(): string {
    return 's';
  }
}

it.each([
  ['Porta dei Pagamenti <noreply@Comune.Monopoli.example>', '<t0k3n@comune.monopoli.example>'],
  ['noreply@comune.monopoli.example', '<t0k3n@comune.monopoli.example>'],
  ['no address at all', '<t0k3n@porta-dei-pagamenti.invalid>'],
])('a Message-ID for the sender %j', (sender, messageId) => {
  expect(newMessageId(new KnownIds(), sender)).toBe(messageId);
});
