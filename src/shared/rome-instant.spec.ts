import type { CalendarDay } from '../domain/calendar-day.js';
import { romeInstant } from './rome-instant.js';

it.each([
  ['2026-01-31', '23:59:59', '2026-01-31T22:59:59.000Z'],
  ['2026-07-01', '00:00:00', '2026-06-30T22:00:00.000Z'],
  // Spring: from two o'clock to three in no time.
  ['2026-03-29', '01:59:59', '2026-03-29T00:59:59.000Z'],
  ['2026-03-29', '02:00:00', undefined],
  ['2026-03-29', '02:59:59', undefined],
  ['2026-03-29', '03:00:00', '2026-03-29T01:00:00.000Z'],
  // Autumn: the hour from two to three comes twice.
  ['2026-10-25', '01:59:59', '2026-10-24T23:59:59.000Z'],
  ['2026-10-25', '02:00:00', '2026-10-25T00:00:00.000Z'],
  ['2026-10-25', '02:59:59', '2026-10-25T00:59:59.000Z'],
  ['2026-10-25', '03:00:00', '2026-10-25T02:00:00.000Z'],
  ['2026-10-25', '23:59:59', '2026-10-25T22:59:59.000Z'],
  ['2026-01-31', '24:00:00', undefined],
  ['2026-01-31', '9:00:00', undefined],
])('on %s at %s it is %s', (day, time, instant) => {
  expect(romeInstant(day as CalendarDay, time)?.toISOString()).toBe(instant);
});
