import type { CalendarDay } from '../domain/calendar-day.js';

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome', dateStyle: 'short' });

/** The day that it is in Italy at `instant`, as YYYY-MM-DD: such texts sort as their days do. */
export function romeDay(instant: Date): CalendarDay {
  return DAY.format(instant) as CalendarDay;
}

const HOUR_MS = 3_600_000;

/** The instant with which a day begins in Italy: an hour before UTC's in winter, two in summer. */
export function startOfRomeDay(day: CalendarDay): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  const summer = new Date(midnightUtc - 2 * HOUR_MS);
  return romeDay(summer) === day ? summer : new Date(midnightUtc - HOUR_MS);
}
