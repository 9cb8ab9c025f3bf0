import { type CalendarDay, daysAfter } from './calendar-day.js';

/** Italian public holidays with a fixed date, `MM-DD` (Law 260/1949 and later); Easter Monday moves. */
const FIXED_HOLIDAYS = new Set([
  '01-01',
  '01-06',
  '04-25',
  '05-01',
  '06-02',
  '08-15',
  '11-01',
  '12-08',
  '12-25',
  '12-26',
]);
/** Saint Francis, a public holiday again from 2026 on (Law 151/2025). */
const SAINT_FRANCIS = { day: '10-04', sinceYear: 2026 };

/** The first day after `day` on which an Italian bank books. */
export function nextWorkingDay(day: CalendarDay): CalendarDay {
  let next = daysAfter(day, 1);
  while (!isWorkingDay(next)) next = daysAfter(next, 1);
  return next;
}

/** True from Monday to Friday unless it is a public holiday. */
export function isWorkingDay(day: CalendarDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

function isHoliday(day: CalendarDay): boolean {
  const year = Number(day.slice(0, 4));
  const monthAndDay = day.slice(5);
  if (FIXED_HOLIDAYS.has(monthAndDay)) return true;
  if (monthAndDay === SAINT_FRANCIS.day && year >= SAINT_FRANCIS.sinceYear) return true;
  return day === daysAfter(easterSunday(year), 1);
}

/** Easter of the Gregorian calendar, by the method of Gauss in Butcher's form. */
function easterSunday(year: number): CalendarDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const correction = Math.floor((golden + 11 * epact) / 319);
  const yearOfCentury = year % 100;
  const weekday =
    (2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - (yearOfCentury % 4) - epact + correction + 32) % 7;
  const month = Math.floor((epact - correction + weekday + 90) / 25);
  const day = (epact - correction + weekday + month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDay;
}
