import { dayOf } from '../../../domain/calendar-day.js';

const monthName = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** A month, `YYYY-MM`, in words: "novembre 2026". */
export function monthText(month: string): string {
  return monthName.format(new Date(`${month}-01T00:00:00Z`));
}

/** The last day, `YYYY-MM-DD`, of a month. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return dayOf(year, number + 1, 0);
}
