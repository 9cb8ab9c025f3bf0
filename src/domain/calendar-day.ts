import { daysInMonth } from './calendar.js';

declare const dayBrand: unique symbol;

const DAY_MS = 86_400_000;

/** A day of the calendar as `YYYY-MM-DD`. Days compare as texts do; which instants it has is the time zone's matter. */
export type CalendarDay = string & { readonly [dayBrand]: true };

/** `2026-11-24` as people write it: `24/11/2026`. */
export function italianDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** The day that a text of the form `YYYY-MM-DD` names; undefined for other forms and for days that do not exist. */
export function parseDay(text: string): CalendarDay | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1900) return undefined;
  const exists = Number(day) >= 1 && Number(day) <= daysInMonth(Number(month), Number(year));
  return exists ? (text as CalendarDay) : undefined;
}

/** Months (1-12) and days beyond the calendar's go on into the next or the last, as in `Date.UTC`. */
export function dayOf(year: number, month: number, day: number): CalendarDay {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) as CalendarDay;
}

/** The day that is `count` days after `day`, before it when negative. */
export function daysAfter(day: CalendarDay, count: number): CalendarDay {
  return new Date(midnightOf(day) + count * DAY_MS).toISOString().slice(0, 10) as CalendarDay;
}

/** Whole days from one day, `YYYY-MM-DD`, to another: 0 when they are the same, negative when the other came before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnightOf(to) - midnightOf(from)) / DAY_MS);
}

/** Of UTC, which has no clocks to change. */
function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
