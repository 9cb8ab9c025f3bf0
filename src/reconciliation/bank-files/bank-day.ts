import { daysBetween, parseDay } from '../../domain/calendar-day.js';
import { romeDay } from '../../shared/rome-day.js';
import { LineFault } from './line-fault.js';

/** Two digits of a year count from here to 99 years later, as SWIFT does. */
const FIRST_SHORT_YEAR = 80;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The day of an ISO date or date and time. One with a zone is an instant, and its day is that of Europe/Rome;
 * one without is the bank's own time.
 * @throws LineFault `date-unreadable`.
 */
export function dayOfIso(text: string): string {
  if (WITH_ZONE.test(text) && !Number.isNaN(Date.parse(text))) return romeDay(new Date(text));
  return existing(text.slice(0, 10));
}

/**
 * The day that MT940 writes as `YYMMDD`.
 * @throws LineFault `date-unreadable`.
 */
export function dayOfShortDate(text: string): string {
  const year = Number(text.slice(0, 2));
  return existing(`${year < FIRST_SHORT_YEAR ? '20' : '19'}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`);
}

/**
 * The day that MT940 writes as `MMDD` beside another: the nearest one to it, so that the year turns between them.
 * @throws LineFault `date-unreadable`.
 */
export function dayNear(monthAndDay: string, day: string): string {
  const year = Number(day.slice(0, 4));
  const candidates = [year - 1, year, year + 1]
    .map((candidate) => parseDay(`${candidate}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`))
    .filter((candidate) => candidate !== undefined);
  const [nearest] = candidates.sort(
    (left, right) => Math.abs(daysBetween(left, day)) - Math.abs(daysBetween(right, day)),
  );
  if (nearest === undefined) throw new LineFault('date-unreadable');
  return nearest;
}

function existing(text: string): string {
  const day = parseDay(text);
  if (day === undefined) throw new LineFault('date-unreadable');
  return day;
}
