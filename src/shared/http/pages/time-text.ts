import type { Language } from '../../i18n/language.js';
import type { TimeText } from './page.js';

const TIME_ZONE = 'Europe/Rome';
const CLOCK = new Intl.DateTimeFormat('it-IT', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' });
const DATES: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  it: new Intl.DateTimeFormat('it-IT', { timeZone: TIME_ZONE, dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, dateStyle: 'long' }),
};
const AT_CLOCK: Readonly<Record<Language, string>> = { it: ', ore ', en: ', at ' };

/**
 * The instant as pages print it, in Italian time: "23 novembre 2026, ore 12:15", "23 November 2026, at 12:15".
 * In Italian unless said: what staff read, and the receipt itself.
 */
export function timeText(instant: Date, language: Language = 'it'): TimeText {
  const text = DATES[language].format(instant) + AT_CLOCK[language] + CLOCK.format(instant);
  return { iso: instant.toISOString(), text };
}

/** Only the hour, for deadlines within the day: "12:15". The same in every language. */
export function clockText(instant: Date): TimeText {
  return { iso: instant.toISOString(), text: CLOCK.format(instant) };
}

/** A day of the calendar, YYYY-MM-DD, in words: "23 novembre 2026". */
export function dayText(day: string, language: Language = 'it'): string {
  // Noon in Italy is the same day in UTC.
  return DATES[language].format(new Date(`${day}T12:00:00Z`));
}
