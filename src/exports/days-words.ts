import { italianDay } from '../domain/calendar-day.js';

/** "dal 01/11/2026", "al 30/11/2026": what a filter by days says, as far as it has them. */
export function daysWords({ from, to }: { readonly from?: string; readonly to?: string }): string[] {
  return [
    ...(from === undefined ? [] : [`dal ${italianDay(from)}`]),
    ...(to === undefined ? [] : [`al ${italianDay(to)}`]),
  ];
}
