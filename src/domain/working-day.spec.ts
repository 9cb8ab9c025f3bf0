import type { CalendarDay } from './calendar-day.js';
import { isWorkingDay, nextWorkingDay } from './working-day.js';

it.each([
  ['a Monday', '2026-11-23', '2026-11-24'],
  ['a Friday', '2026-11-20', '2026-11-23'],
  ['a Saturday', '2026-11-21', '2026-11-23'],
  ['Christmas Eve, with a week-end after Saint Stephen', '2026-12-24', '2026-12-28'],
  ['Good Friday', '2026-04-03', '2026-04-07'],
  ['the last day of a year', '2025-12-31', '2026-01-02'],
  ['Liberation Day on a Friday', '2025-04-24', '2025-04-28'],
])('books what happens on %s (%s) on %s', (_what, day, booked) => {
  expect(nextWorkingDay(day as CalendarDay)).toBe(booked);
});

it.each(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2038-04-26'])('knows Easter Monday %s', (day) => {
  expect(isWorkingDay(day as CalendarDay)).toBe(false);
});

it('rests on Saint Francis only since the law of 2025', () => {
  expect(isWorkingDay('2024-10-04' as CalendarDay)).toBe(true);
  expect(isWorkingDay('2027-10-04' as CalendarDay)).toBe(false);
});
