import { nextWebhookTryAt } from './retry-plan.js';

it('tries after 1 minute, 5 minutes, 1 hour and 1 day, then no more', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const pauses = [0, 1, 2, 3, 4].map((failures) => nextWebhookTryAt(failures, now)?.toISOString());
  expect(pauses).toEqual([
    '2026-11-25T12:01:00.000Z',
    '2026-11-25T12:05:00.000Z',
    '2026-11-25T13:00:00.000Z',
    '2026-11-26T12:00:00.000Z',
    undefined,
  ]);
});
