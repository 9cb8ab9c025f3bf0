import { checkRateForm, type RateFieldName, type RateInput } from './rate-form.js';

const TODAY = '2026-11-25';
const SERVICES = [3, 4];
const GOOD: RateInput = {
  ...{ scope: 'generale', kind: 'percentage', rate: '1,522843', start: 'now', startsOn: '', reason: 'Convenzione' },
};
const check = (changes: Partial<RateInput> = {}): unknown => checkRateForm({ ...GOOD, ...changes }, TODAY, SERVICES);

describe('the form of a rate', () => {
  it.each<[string, Partial<RateInput>, object]>([
    ['a general one, at once', {}, { serviceId: null, rateMillionths: 1_522_843, startsOn: null }],
    ['nothing at all', { rate: '0' }, { rateMillionths: 0 }],
    ['everything', { rate: ' 100,000000 % ' }, { rateMillionths: 100_000_000 }],
    ['the last of six decimals', { rate: '0,000001' }, { rateMillionths: 1 }],
    ['one service', { scope: '4' }, { serviceId: 4 }],
    ['a service that follows the general one', { scope: '3', kind: 'general', rate: 'x' }, { rateMillionths: null }],
    ['tomorrow', { start: 'date', startsOn: '2026-11-26' }, { startsOn: '2026-11-26' }],
    ['a day that does not count', { startsOn: '2026-02-30' }, { startsOn: null }],
  ])('takes %s', (_case, changes, decision) => {
    expect(check(changes)).toMatchObject({ isValid: true, decision });
  });

  it.each<[RateFieldName, string, Partial<RateInput>]>([
    ['scope', 'MISSING', { scope: '' }],
    ['scope', 'UNKNOWN', { scope: '5' }],
    ['kind', 'MISSING', { kind: '' }],
    ['kind', 'ONLY_FOR_SERVICES', { kind: 'general' }],
    ['rate', 'MISSING', { rate: ' ' }],
    ['rate', 'RATE.MALFORMED', { rate: '-1' }],
    ['rate', 'RATE.TOO_MANY_DECIMALS', { rate: '1,5228431' }],
    ['rate', 'RATE.TOO_HIGH', { rate: '100,000001' }],
    ['start', 'UNKNOWN', { start: 'never' }],
    ['startsOn', 'MISSING', { start: 'date' }],
    ['startsOn', 'NOT_A_DATE', { start: 'date', startsOn: '2026-02-30' }],
    ['startsOn', 'NOT_AFTER_TODAY', { start: 'date', startsOn: TODAY }],
    ['startsOn', 'TOO_FAR', { start: 'date', startsOn: '2032-01-01' }],
    ['reason', 'TEXT.MISSING', { reason: ' \n' }],
    ['reason', 'TEXT.TOO_LONG', { reason: 'è'.repeat(501) }],
    ['reason', 'TEXT.CARD_NUMBER', { reason: 'carta 5255 0000 0000 0001' }],
  ])('refuses %s: %s', (field, problem, changes) => {
    expect(check(changes)).toEqual({ isValid: false, errors: [{ field, problem }] });
  });

  it('tells everything that is wrong, in the order of the form', () => {
    const nothing = { scope: '', kind: '', rate: '', start: '', startsOn: '', reason: '' };
    expect(check(nothing)).toMatchObject({
      errors: ['scope', 'kind', 'rate', 'start', 'reason'].map((field) => ({ field })),
    });
  });
});
