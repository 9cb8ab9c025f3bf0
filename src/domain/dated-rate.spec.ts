import { type DatedRate, rateInForce, stateOfRate } from './dated-rate.js';

const at = (text: string): Date => new Date(`2026-11-${text}Z`);
const rate = (serviceId: number | null, rateMillionths: number | null, from: string, to?: string): DatedRate => ({
  ...{ serviceId, rateMillionths, validFrom: at(from) },
  validTo: to === undefined ? null : at(to),
});

const RATES = [
  rate(null, 1_522_843, '01T00:00:00', '10T00:00:00'),
  rate(null, 0, '10T00:00:00'),
  rate(7, 500_000, '05T00:00:00', '20T00:00:00'),
  rate(7, null, '20T00:00:00'),
];

describe('the rate in force', () => {
  it.each([
    ['the general one', 1, '09T23:59:59.999', 1_522_843],
    ['its successor, at the very moment', 1, '10T00:00:00', 0],
    ['a service of one’s own', 7, '05T00:00:00', 500_000],
    ['a service’s own one before it began', 7, '04T23:59:59.999', 1_522_843],
    ['a service that follows the general one again', 7, '20T00:00:00', 0],
    ['no service', null, '05T00:00:00', 1_522_843],
  ])('%s', (_case, serviceId, moment, expected) => {
    expect(rateInForce(RATES, serviceId, at(moment))).toBe(expected);
  });

  it('is nothing before the first', () => {
    expect(rateInForce(RATES, 1, new Date('2026-10-31T23:59:59Z'))).toBe(0);
  });
});

it('tells where a rate stands', () => {
  const planned = rate(null, 0, '10T00:00:00', '20T00:00:00');
  expect(stateOfRate(planned, at('09T23:59:59'))).toBe('future');
  expect(stateOfRate(planned, at('10T00:00:00'))).toBe('in-force');
  expect(stateOfRate(planned, at('20T00:00:00'))).toBe('past');
  expect(stateOfRate({ ...planned, withdrawnAt: at('09T00:00:00') }, at('15T00:00:00'))).toBe('withdrawn');
});
