const YEAR = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome', year: 'numeric' });
const DATE = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', dateStyle: 'long' });

/** The year of the day that it is in Italy at `instant`. */
export function romeYear(instant: Date): number {
  return Number(YEAR.format(instant));
}

/** "4 luglio 2007", the day in Italy. */
export function romeDateText(instant: Date): string {
  return DATE.format(instant);
}
