const LONGEST_MONTHS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FEBRUARY = 2;

/**
 * Days of a month (1-12) in a year of the Gregorian calendar. A two-digit year counts as 2000-2099:
 * what matters there is whether some century makes it a leap year, and 2000 did.
 */
export function daysInMonth(month: number, year: number): number {
  const longest = LONGEST_MONTHS[month - 1] ?? 0;
  return month === FEBRUARY && !isLeapYear(year < 100 ? 2000 + year : year) ? longest - 1 : longest;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
