import { daysBetween } from './calendar-day.js';

/** In the last days of an access whoever has it, and whoever may prolong it, are told. */
export const WARN_DAYS = 7;

/** Whole days from `today` to the last day of an access, 0 on that day, negative once it is over. Both `YYYY-MM-DD`. */
export function daysLeft(lastDay: string, today: string): number {
  return daysBetween(today, lastDay);
}

/** Whether an access that still lasts ends so soon that somebody should be told. */
export function endsSoon(lastDay: string | null, today: string): lastDay is string {
  if (lastDay === null) return false;
  const days = daysLeft(lastDay, today);
  return days >= 0 && days <= WARN_DAYS;
}
