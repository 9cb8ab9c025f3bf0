import { clockText, timeText } from './time-text.js';

describe('timeText', () => {
  it.each([
    ['2026-11-23T11:15:00Z', '23 novembre 2026, ore 12:15'],
    ['2026-07-31T22:05:59Z', '1 agosto 2026, ore 00:05'],
    ['2026-03-29T00:59:00Z', '29 marzo 2026, ore 01:59'],
    ['2026-03-29T01:00:00Z', '29 marzo 2026, ore 03:00'],
  ])('prints %s in Italian time, summer and winter', (iso, text) => {
    expect(timeText(new Date(iso))).toEqual({ iso: new Date(iso).toISOString(), text });
  });

  it('prints English in the same time zone', () => {
    expect(timeText(new Date('2026-11-23T11:15:00Z'), 'en').text).toBe('23 November 2026, at 12:15');
  });
});

describe('clockText', () => {
  it('prints the hour only', () => {
    expect(clockText(new Date('2026-11-23T08:03:00Z')).text).toBe('09:03');
  });
});
