import type { TimeText } from '../../../shared/http/pages/page.js';

const TIME_ZONE = 'Europe/Rome';
const format = new Intl.DateTimeFormat('it-IT', {
  timeZone: TIME_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const dayFormat = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** An instant as lists print it, in Italian time: "23/11/2026, 12:15". */
export function shortTime(instant: Date): TimeText {
  return { iso: instant.toISOString(), text: format.format(instant) };
}

/** A calendar day in words: "23 novembre 2026". */
export function dayText(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}
