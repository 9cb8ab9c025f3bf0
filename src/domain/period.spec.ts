import { parseDay } from './calendar-day.js';
import { daysOfPeriod, isPeriod, type Period } from './period.js';

describe('periods', () => {
  const days = (period: Period, today: string): string => {
    const { from, to } = daysOfPeriod(period, parseDay(today)!);
    return `${from}..${to}`;
  };

  it.each([
    ['today', '2026-11-25', '2026-11-25..2026-11-25'],
    ['yesterday', '2026-01-01', '2025-12-31..2025-12-31'],
    ['yesterday', '2024-03-01', '2024-02-29..2024-02-29'],
    ['this-month', '2026-02-10', '2026-02-01..2026-02-28'],
    ['last-month', '2026-01-31', '2025-12-01..2025-12-31'],
    ['last-month', '2024-03-31', '2024-02-01..2024-02-29'],
    ['last-12-months', '2026-11-25', '2025-11-26..2026-11-25'],
    ['last-12-months', '2024-02-29', '2023-03-01..2024-02-29'],
    ['last-12-months', '2026-12-31', '2026-01-01..2026-12-31'],
  ] as const)('%s on %s', (period, today, expected) => {
    expect(days(period, today)).toBe(expected);
  });

  it('knows its names only', () => {
    expect([isPeriod('today'), isPeriod('oggi'), isPeriod('')]).toEqual([true, false, false]);
  });
});
