import { daysInMonth } from './calendar.js';
import { type CalendarDay, dayOf } from './calendar-day.js';

/** Periods that the office asks for by name. A view that is saved with one of them moves on with the calendar. */
export const PERIODS = ['today', 'yesterday', 'this-month', 'last-month', 'last-12-months'] as const;
export type Period = (typeof PERIODS)[number];

/** First and last day, both included. */
export interface PeriodDays {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

export function isPeriod(text: string): text is Period {
  return (PERIODS as readonly string[]).includes(text);
}

/** The days of a period for whoever asks on `today`. The last 12 months end with today. */
export function daysOfPeriod(period: Period, today: CalendarDay): PeriodDays {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday': {
      const yesterday = dayOf(year, month, day - 1);
      return { from: yesterday, to: yesterday };
    }
    case 'this-month':
      return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 0) };
    case 'last-month':
      return { from: dayOf(year, month - 1, 1), to: dayOf(year, month, 0) };
    case 'last-12-months': {
      // A year before the 29th of February is the end of February: March is part of it from its first day.
      const sameDay = Math.min(day, daysInMonth(month, year - 1));
      return { from: dayOf(year - 1, month, sameDay + 1), to: today };
    }
  }
}
