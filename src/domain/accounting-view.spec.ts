import { everyDay, readAccountingDays, readAccountingRequest } from './accounting-view.js';
import type { CalendarDay } from './calendar-day.js';

const TODAY = '2026-11-26' as CalendarDay;
const ask = (typed: Partial<Record<'by' | 'from' | 'to', string>>): ReturnType<typeof readAccountingRequest> =>
  readAccountingRequest({ by: '', from: '', to: '', ...typed }, TODAY);

describe("the accountant's address", () => {
  it('is this month by service unless it says otherwise', () => {
    expect(ask({})).toEqual({ ok: true, by: 'service', days: { from: '2026-11-01', to: '2026-11-30' } });
    expect(ask({ by: 'day', from: '2026-02-10' })).toMatchObject({ by: 'day', days: { from: '2026-02-10' } });
  });

  it.each([
    [{ from: '2026-02-30' }, [{ field: 'from', code: 'DAY' }]],
    [
      { from: 'x', to: 'y' },
      [
        ...[
          { field: 'from', code: 'DAY' },
          { field: 'to', code: 'DAY' },
        ],
      ],
    ],
    [{ from: '2026-12-01' }, [{ field: 'to', code: 'REVERSED' }]],
    [{ by: 'day', from: '2024-01-01', to: '2025-01-01' }, [{ field: 'to', code: 'TOO_LONG' }]],
    [
      { by: 'colour', from: 'x' },
      [
        ...[
          { field: 'from', code: 'DAY' },
          { field: 'by', code: 'VIEW' },
        ],
      ],
    ],
  ])('%j is refused: %j', (typed, problems) => {
    expect(ask(typed)).toEqual({ ok: false, problems });
  });

  it('takes a whole leap year by day, and more years by month', () => {
    expect(ask({ by: 'day', from: '2024-01-01', to: '2024-12-31' }).ok).toBe(true);
    expect(ask({ by: 'month', from: '2016-01-01', to: '2026-12-31' }).ok).toBe(true);
    expect(readAccountingDays({ from: '2016-01-01', to: '2026-12-31' }, TODAY).ok).toBe(false);
  });

  it('has every day, over the change of the clocks', () => {
    const days = everyDay({ from: '2026-03-28' as CalendarDay, to: '2026-03-30' as CalendarDay });
    expect(days).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  });
});
