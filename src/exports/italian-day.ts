/** `2026-11-01` is `01/11/2026`. */
export function italianDay(day: string): string {
  return day.split('-').reverse().join('/');
}
