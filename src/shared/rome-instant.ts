import { type CalendarDay, daysAfter } from '../domain/calendar-day.js';
import { startOfRomeDay } from './rome-day.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', timeStyle: 'medium' });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Lists hold thousands of times of the same day, and asking the time zone takes longer than all the rest. */
let lastDay: { readonly day: string; readonly startMs: number; readonly lengthMs: number } | undefined;

/**
 * The instant at which clocks in Italy show `time` (`HH:MM:SS`) on a day. Of the hour that comes twice in autumn the
 * first one; undefined in the hour that spring leaves out, and for what is no time.
 */
export function romeInstant(day: CalendarDay, time: string): Date | undefined {
  if (!TIME.test(time)) return undefined;
  const { startMs, lengthMs } = lengthOf(day);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const early = new Date(startMs + ((hours * 60 + minutes) * 60 + seconds) * 1000);
  if (lengthMs === DAY_MS) return early;
  // The clocks change on this day: before the change, or after it.
  const late = new Date(early.getTime() + lengthMs - DAY_MS);
  return [early, late].find((instant) => CLOCK.format(instant) === time);
}

function lengthOf(day: CalendarDay): { readonly startMs: number; readonly lengthMs: number } {
  if (lastDay?.day === day) return lastDay;
  const startMs = startOfRomeDay(day).getTime();
  lastDay = { day, startMs, lengthMs: startOfRomeDay(daysAfter(day, 1)).getTime() - startMs };
  return lastDay;
}
