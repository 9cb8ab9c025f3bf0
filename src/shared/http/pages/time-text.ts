import type { TimeText } from './page.js';

const TIME_ZONE = 'Europe/Rome';
const dateFormat = new Intl.DateTimeFormat('it-IT', { timeZone: TIME_ZONE, dateStyle: 'long' });
const clockFormat = new Intl.DateTimeFormat('it-IT', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' });

/** The instant as pages print it, in Italian time: "23 novembre 2026, ore 12:15". */
export function timeText(instant: Date): TimeText {
  return { iso: instant.toISOString(), text: `${dateFormat.format(instant)}, ore ${clockFormat.format(instant)}` };
}

/** Only the hour, for deadlines within the day: "12:15". */
export function clockText(instant: Date): TimeText {
  return { iso: instant.toISOString(), text: clockFormat.format(instant) };
}
