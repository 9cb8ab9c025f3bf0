/** In the last days of an access whoever has it, and whoever may prolong it, are told. */
export const WARN_DAYS = 7;
const DAY_MS = 86_400_000;

/** Whole days from `today` to the last day of an access, 0 on that day, negative once it is over. Both `YYYY-MM-DD`. */
export function daysLeft(lastDay: string, today: string): number {
  return Math.round((Date.parse(`${lastDay}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
}

/** Whether an access that still lasts ends so soon that somebody should be told. */
export function endsSoon(lastDay: string | null, today: string): lastDay is string {
  if (lastDay === null) return false;
  const days = daysLeft(lastDay, today);
  return days >= 0 && days <= WARN_DAYS;
}
