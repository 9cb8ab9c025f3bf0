import fc from 'fast-check';

import { formatRomeTime, romeInstants } from './rome-time.js';

it.each([
  ['winter', '2026-11-23T09:15:00.000Z', '2026-11-23T10:15:00.000'],
  ['summer', '2026-07-04T22:30:00.123Z', '2026-07-05T00:30:00.123'],
  ['new year', '2026-12-31T23:30:00.000Z', '2027-01-01T00:30:00.000'],
  ['the last instant of winter time', '2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999'],
  ['the first instant of summer time', '2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000'],
])('writes and reads %s', (_, utc, local) => {
  expect(formatRomeTime(new Date(utc))).toBe(local);
  expect(romeInstants(local)).toEqual([new Date(utc)]);
});

it('reads both instants of the hour that autumn repeats', () => {
  expect(romeInstants('2026-10-25T02:30:00.000')).toEqual([
    new Date('2026-10-25T00:30:00.000Z'),
    new Date('2026-10-25T01:30:00.000Z'),
  ]);
});

it('reads the hour that spring skips as winter time', () => {
  expect(romeInstants('2026-03-29T02:30:00.000')).toEqual([new Date('2026-03-29T01:30:00.000Z')]);
});

it.each([
  '',
  '2026-11-23',
  '2026-11-23T10:15:00',
  '2026-11-23T10:15:00.000Z',
  '2026-02-30T10:00:00.000',
  '2026-13-01T00:00:00.000',
  '2026-01-01T24:00:00.000',
])('reads nothing in "%s"', (text) => {
  expect(romeInstants(text)).toEqual([]);
});

it('finds every instant again', () => {
  const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(romeInstants(formatRomeTime(instant))).toContainEqual(instant);
    }),
    { numRuns: 500 },
  );
});
