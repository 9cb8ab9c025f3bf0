import { parseDay } from '../../../domain/calendar-day.js';
import { LineFault } from '../line-fault.js';
import { romeInstant } from '../../../shared/rome-instant.js';

const DATE_AND_TIME = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/;

/**
 * The instant and the day of `dd/mm/yyyy HH:MM:SS` in Europe/Rome.
 * @throws LineFault `date-unreadable`, also for an hour that the spring change leaves out.
 */
export function romeTime(text: string): { readonly at: Date; readonly day: string } {
  const [, dayOfMonth, month, year, time] = DATE_AND_TIME.exec(text) ?? [];
  const day = parseDay(`${year ?? ''}-${month ?? ''}-${dayOfMonth ?? ''}`);
  const at = day === undefined || time === undefined ? undefined : romeInstant(day, time);
  if (day === undefined || at === undefined) throw new LineFault('date-unreadable');
  return { at, day };
}
