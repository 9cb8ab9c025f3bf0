import type { Delivery } from './persistence/delivery-table.js';
import { refuseResend } from './resend-rule.js';

const NOW = new Date('2026-11-24T11:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);
const sent = (version: number, secondsAgo: number): Delivery => ({
  version,
  state: 'sent',
  queuedAt: ago(secondsAgo + 1),
  sentAt: ago(secondsAgo),
  address: null,
});

describe('whether a receipt may be sent again', () => {
  it.each([
    ['a minute after it was sent', [sent(1, 60)], undefined],
    ['just before that', [sent(1, 59)], { kind: 'too-soon', retryAfterSeconds: 1 }],
    ['while one waits', [{ version: 1, state: 'queued', queuedAt: ago(9_000), sentAt: null }], { kind: 'on-its-way' }],
    [
      'while one is being sent',
      [{ version: 1, state: 'sending', queuedAt: ago(9_000), sentAt: null }],
      { kind: 'on-its-way' },
    ],
    ['after one failed', [{ version: 1, state: 'failed', queuedAt: ago(9_000), sentAt: null }], undefined],
    [
      'after five in a day',
      [1, 2, 3, 4, 5, 6].map((version) => sent(version, 9_000 - version)),
      { kind: 'daily-limit' },
    ],
    ['after four', [1, 2, 3, 4, 5].map((version) => sent(version, 9_000 - version)), undefined],
    ['a day later', [1, 2, 3, 4, 5, 6].map((version) => sent(version, 86_400)), undefined],
  ] as [string, Delivery[], unknown][])('%s', (_case, deliveries, refusal) => {
    expect(refuseResend(deliveries, NOW)).toEqual(refusal);
  });
});
