const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome', dateStyle: 'short' });

/** The day that it is in Italy at `instant`, as YYYY-MM-DD: such texts sort as their days do. */
export function romeDay(instant: Date): string {
  return DAY.format(instant);
}
