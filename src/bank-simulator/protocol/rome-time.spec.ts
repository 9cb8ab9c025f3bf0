import { italianDay, romeDay, romeTimestamp } from './rome-time.js';

it.each([
  ['2026-11-23T10:15:00.007Z', '2026-11-23T11:15:00.007', '2026-11-23'],
  ['2026-07-04T22:30:00.000Z', '2026-07-05T00:30:00.000', '2026-07-05'],
  // The clocks go forward on 29 March and back on 25 October 2026.
  ['2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999', '2026-03-29'],
  ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000', '2026-03-29'],
  ['2026-10-25T00:30:00.000Z', '2026-10-25T02:30:00.000', '2026-10-25'],
  ['2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000', '2026-10-25'],
])('writes %s as %s', (instant, timestamp, day) => {
  expect(romeTimestamp(new Date(instant))).toBe(timestamp);
  expect(romeDay(new Date(instant))).toBe(day);
});

it('prints days as Italians do', () => {
  expect(italianDay('2007-07-04')).toBe('04/07/2007');
});
