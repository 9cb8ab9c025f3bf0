import { firstQueryAt, nextQueryAt } from './query-schedule.js';

const EXPIRES_AT = new Date('2026-11-24T10:08:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const after = (ms: number): Date => new Date(EXPIRES_AT.getTime() + ms);

function pauseMsAfter(ageMs: number, status: Parameters<typeof nextQueryAt>[0]['status'] = 'open'): number | null {
  const next = nextQueryAt({ status, expiresAt: EXPIRES_AT }, after(ageMs));
  return next === null ? null : next.getTime() - after(ageMs).getTime();
}

describe('when the bank is asked about an order', () => {
  it('first within a minute after its time is over', () => {
    const delayMs = firstQueryAt(EXPIRES_AT).getTime() - EXPIRES_AT.getTime();
    expect(delayMs).toBeGreaterThan(0);
    expect(delayMs).toBeLessThanOrEqual(MINUTE_MS);
  });

  it.each([0, 10 * MINUTE_MS, HOUR_MS])('each minute for an hour (%i ms after)', (ageMs) => {
    expect(pauseMsAfter(ageMs)).toBe(MINUTE_MS);
  });

  it('then with pauses that grow, up to six hours, and never stops while it is open', () => {
    const pauses = [2, 8, 24, 24 * 30].map((hours) => pauseMsAfter(hours * HOUR_MS));
    expect(pauses).toEqual([0.5 * HOUR_MS, 2 * HOUR_MS, 6 * HOUR_MS, 6 * HOUR_MS]);
  });

  it('for a day more when it was closed without the bank’s word', () => {
    expect(pauseMsAfter(3 * MINUTE_MS, 'expired')).toBe(10 * MINUTE_MS);
    expect(pauseMsAfter(25 * HOUR_MS, 'expired')).toBeNull();
  });

  it('until it answers when it was away for that day, but not for ever', () => {
    const ages = [25 * HOUR_MS, 29 * 24 * HOUR_MS, 31 * 24 * HOUR_MS];
    const order = { status: 'expired', expiresAt: EXPIRES_AT } as const;
    const next = ages.map((ageMs) => nextQueryAt(order, after(ageMs), false)?.getTime());
    expect(next).toEqual([after(31 * HOUR_MS).getTime(), after(29.25 * 24 * HOUR_MS).getTime(), undefined]);
  });

  it.each(['paid', 'excess_paid'] as const)('no more when it is %s', (status) => {
    expect(pauseMsAfter(MINUTE_MS, status)).toBeNull();
  });
});
