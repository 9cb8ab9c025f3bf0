import type { CalendarDay } from './calendar-day.js';
import { rememberedSince } from './retention.js';

const POLICY = { unpaidDays: 90, paidYears: 10 };
const day = (text: string): CalendarDay => text as CalendarDay;

describe('what is still remembered', () => {
  it.each([
    ['unpaid', '2026-11-26', '2026-08-28'],
    ['unpaid', '2026-03-01', '2025-12-01'],
    ['paid', '2036-11-26', '2026-11-26'],
    // The 29th of February 2028 is forgotten on the 1st of March, not on the 28th of February.
    ['paid', '2038-02-28', '2028-02-28'],
    ['paid', '2038-03-01', '2028-03-01'],
    // On a 29th without its like ten years before: one day longer, never shorter.
    ['paid', '2028-02-29', '2018-02-28'],
  ] as const)('%s on %s: since %s', (kind, today, since) => {
    expect(rememberedSince(kind, POLICY, day(today))).toBe(since);
  });

  it('is counted in days of the calendar, whatever the clocks do', () => {
    expect(rememberedSince('unpaid', { ...POLICY, unpaidDays: 1 }, day('2026-03-30'))).toBe('2026-03-29');
  });
});
