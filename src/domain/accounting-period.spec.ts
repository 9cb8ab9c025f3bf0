import { isOver, parsePeriod, parseTypedPeriod } from './accounting-period.js';

it.each([
  ['2026-11-24', { kind: 'day', firstDay: '2026-11-24', lastDay: '2026-11-24' }],
  ['2026-11', { kind: 'month', firstDay: '2026-11-01', lastDay: '2026-11-30' }],
  ['2028-02', { kind: 'month', firstDay: '2028-02-01', lastDay: '2028-02-29' }],
  ['2026-12', { kind: 'month', firstDay: '2026-12-01', lastDay: '2026-12-31' }],
])('reads %s', (text, period) => {
  expect(parsePeriod(text)).toEqual(period);
});

it.each(['', '2026', '2026-13', '2026-02-30', '2026-11-24T00:00', "2026-11'; --"])('refuses %j', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

it.each([
  ['24/11/2026', '2026-11-24'],
  ['4/1/2026', '2026-01-04'],
  ['11/2026', '2026-11'],
  ['2026-11-24', '2026-11-24'],
])('reads %s as it is typed', (typed, text) => {
  expect(parseTypedPeriod(typed)).toEqual(parsePeriod(text));
});

it.each(['31/02/2026', '13/2026', '24/11/26', '24/11'])('refuses %s as it is typed', (typed) => {
  expect(parseTypedPeriod(typed)).toBeUndefined();
});

it('is over the day after its last', () => {
  const month = parsePeriod('2026-11')!;
  expect([isOver(month, '2026-11-30'), isOver(month, '2026-12-01')]).toEqual([false, true]);
});
