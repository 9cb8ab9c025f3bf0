import { romeTimeText, romeWallClock } from './rome-wall-clock.js';

describe('the clocks of Italy', () => {
  it.each([
    ['2026-01-31T23:30:05.123Z', '01/02/2026 00:30:05'],
    ['2026-07-04T22:00:00.000Z', '05/07/2026 00:00:00'],
    // The last second of winter and the first of summer; then the hour that comes twice.
    ['2026-03-29T00:59:59.999Z', '29/03/2026 01:59:59'],
    ['2026-03-29T01:00:00.000Z', '29/03/2026 03:00:00'],
    ['2026-10-25T00:30:00.000Z', '25/10/2026 02:30:00'],
    ['2026-10-25T01:30:00.000Z', '25/10/2026 02:30:00'],
    ['1969-12-31T23:00:00.000Z', '01/01/1970 00:00:00'],
  ])('at %s show %s', (instant, text) => {
    expect(romeTimeText(new Date(instant))).toBe(text);
    // Asked again, it comes from memory.
    expect(romeTimeText(new Date(instant))).toBe(text);
  });

  it('keep the milliseconds', () => {
    expect(romeWallClock(new Date('2026-01-31T12:00:00.123Z')).toISOString()).toBe('2026-01-31T13:00:00.123Z');
  });
});
