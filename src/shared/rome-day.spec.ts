import type { CalendarDay } from '../domain/calendar-day.js';
import { romeDay, startOfRomeDay } from './rome-day.js';

it.each([
  ['2026-11-26', '2026-11-25T23:00:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  // The clocks change at two in the night: both days begin as the one before.
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
])('%s begins at %s', (day, instant) => {
  const start = startOfRomeDay(day as CalendarDay);
  expect(start.toISOString()).toBe(instant);
  expect(romeDay(new Date(start.getTime() - 1))).not.toBe(day);
});
