import { daysInMonth } from './calendar.js';

declare const dayBrand: unique symbol;

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
