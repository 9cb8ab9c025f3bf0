import type { PaymentFormInput } from './form-fields.js';
import { areAllAccepted, type RuleResult } from './form-problem.js';
import { checkPayer, isBusiness, payerOf, warnAboutPayer } from './payer.js';

/** The payer of the seed's second phase. */
const seed: PaymentFormInput = {
  firstName: 'Mario',
  lastName: 'Rossi',
  taxCode: 'RSSMRA81M10F376C',
  address: 'via Roma, 15',
  city: 'Monopoli',
  postalCode: '70043',
  province: 'BA',
  email: 'mariorossi@mail.it',
};

const business: PaymentFormInput = { ...seed, firstName: '', lastName: 'Rossi & C. S.r.l.', taxCode: '00374620722' };

function codesOf(changes: PaymentFormInput, from: PaymentFormInput = seed): readonly string[] {
  const results: readonly [string, RuleResult<unknown>][] = Object.entries(checkPayer({ ...from, ...changes }));
  return results.flatMap(([field, result]) => (result.ok ? [] : [`${field} ${result.problem.code}`]));
}

function storedPayer(changes: PaymentFormInput, from: PaymentFormInput = seed): object {
  const results = checkPayer({ ...from, ...changes });
  return areAllAccepted(results) ? payerOf(results) : { refused: codesOf(changes, from) };
}

describe('names', () => {
  it.each([
    ['D’Angelo', 'D’Angelo'],
    ["D'Angelo", "D'Angelo"],
    [' Anna   Maria ', 'Anna Maria'],
    ['Nicolo\u0300', 'Nicolò'],
    ['José-María', 'José-María'],
    ['G. B.', 'G. B.'],
    ['Иван', 'Иван'],
    ['महेश', 'महेश'],
    ['李', '李'],
    ['a'.repeat(60), 'a'.repeat(60)],
    ['𠮷'.repeat(60), '𠮷'.repeat(60)],
  ])('take %j', (firstName, stored) => {
    expect(storedPayer({ firstName })).toMatchObject({ firstName: stored });
  });

  it.each([
    ['a'.repeat(61), 'TEXT.TOO_LONG'],
    ['Mario3', 'TEXT.CHARACTERS'],
    ['<b>Mario</b>', 'TEXT.CHARACTERS'],
    ['Mario & C.', 'TEXT.CHARACTERS'],
    ['Mario 😀', 'TEXT.CHARACTERS'],
    ["-.'", 'TEXT.CHARACTERS'],
    ['Ma\u0000rio', 'TEXT.CONTROL_CHARACTERS'],
    ['Ma\nrio', 'TEXT.CONTROL_CHARACTERS'],
    ['', 'TEXT.REQUIRED'],
  ])('refuse %j: %s', (typed, code) => {
    expect(codesOf({ firstName: typed })).toEqual([`firstName ${code}`]);
    expect(codesOf({ lastName: typed })).toEqual([`lastName ${code}`]);
  });
});

describe('businesses', () => {
  it.each(['Rossi & C. S.r.l.', 'A1', "3M + D'Oro, (Bari) - A/B’", 'è'.repeat(120)])('take %j', (lastName) => {
    expect(storedPayer({ lastName }, business)).toMatchObject({ kind: 'business', firstName: '', lastName });
  });

  it.each([
    ['A', 'TEXT.TOO_SHORT'],
    ['a'.repeat(121), 'TEXT.TOO_LONG'],
    ['Rossi <srl>', 'TEXT.CHARACTERS'],
    ['Rossi "srl"', 'TEXT.CHARACTERS'],
    ['&&', 'TEXT.CHARACTERS'],
    ['', 'TEXT.REQUIRED'],
  ])('refuse %j: %s', (lastName, code) => {
    expect(isBusiness({ ...business, lastName })).toBe(true);
    expect(codesOf({ lastName }, business)).toEqual([`lastName ${code}`]);
  });

  it('are not asked for a first name when a digit of their code is wrong', () => {
    expect(codesOf({ taxCode: '00374620721' }, business)).toEqual(['taxCode TAX_CODE.CONTROL_DIGIT']);
  });

  it('are people when they give a first name, and the rules of names hold', () => {
    expect(storedPayer({ firstName: 'Mario', lastName: 'Rossi' }, business)).toMatchObject({ kind: 'person' });
    expect(codesOf({ firstName: 'Mario' }, business)).toEqual(['lastName TEXT.CHARACTERS']);
  });

  it('need 11 digits: a codice fiscale asks for the first name', () => {
    expect(codesOf({ firstName: '' })).toEqual(['firstName TEXT.REQUIRED']);
  });
});

describe('addresses', () => {
  it.each([
    [{ address: 'S1' }, { address: 'S1' }],
    [{ address: 'x'.repeat(100) }, { address: 'x'.repeat(100) }],
    [{ city: ' Forlì ' }, { city: 'Forlì' }],
    [{ postalCode: ' 70 043 ' }, { postalCode: '70043' }],
    [{ postalCode: '00100' }, { postalCode: '00100' }],
    [{ province: 'ba' }, { province: 'BA' }],
    [{ province: 'SU' }, { province: 'SU' }],
    [
      { province: 'EE', postalCode: 'SW1A 1AA' },
      { province: 'EE', postalCode: 'SW1A 1AA' },
    ],
    [
      { province: 'ee', postalCode: '1' },
      { province: 'EE', postalCode: '1' },
    ],
    [{ province: 'EE', postalCode: '12345-678901' }, { postalCode: '12345-678901' }],
  ])('take %j', (changes, stored) => {
    expect(storedPayer(changes)).toMatchObject(stored);
  });

  it.each([
    [{ address: 'v' }, 'address TEXT.TOO_SHORT'],
    [{ address: 'x'.repeat(101) }, 'address TEXT.TOO_LONG'],
    [{ address: 'via\u001Broma' }, 'address TEXT.CONTROL_CHARACTERS'],
    [{ city: 'x'.repeat(101) }, 'city TEXT.TOO_LONG'],
    [{ postalCode: '7004' }, 'postalCode POSTAL_CODE.FIVE_DIGITS'],
    [{ postalCode: '700433' }, 'postalCode POSTAL_CODE.FIVE_DIGITS'],
    [{ postalCode: '7004A' }, 'postalCode POSTAL_CODE.FIVE_DIGITS'],
    [{ postalCode: '７００４３' }, 'postalCode POSTAL_CODE.FIVE_DIGITS'],
    [{ postalCode: 'SW1A 1AA' }, 'postalCode POSTAL_CODE.FIVE_DIGITS'],
    [{ province: 'EE', postalCode: '1234567890123' }, 'postalCode POSTAL_CODE.ABROAD'],
    [{ province: 'EE', postalCode: 'SW1A/1AA' }, 'postalCode POSTAL_CODE.ABROAD'],
    [{ province: 'XX' }, 'province PROVINCE.UNKNOWN'],
    [{ province: 'Bari' }, 'province PROVINCE.UNKNOWN'],
  ])('refuse %j: %s', (changes, error) => {
    expect(codesOf(changes)).toEqual([error]);
  });
});

describe('warnings', () => {
  const warningsOf = (changes: PaymentFormInput): readonly unknown[] =>
    warnAboutPayer(checkPayer({ ...seed, ...changes }));

  it.each([
    [{ taxCode: 'MRORSS81M10F376L' }, { field: 'taxCode', code: 'NAME.DIFFERS_FROM_TAX_CODE' }],
    [
      { firstName: 'Rossi', lastName: 'Mario' },
      { field: 'taxCode', code: 'NAME.SWAPPED' },
    ],
    [
      { email: 'mario@gmial.com' },
      { field: 'email', code: 'EMAIL.POSSIBLE_SLIP', typed: 'mario@gmial.com', suggestion: 'mario@gmail.com' },
    ],
  ])('come for %j', (changes, warning) => {
    expect(warningsOf(changes)).toEqual([warning]);
    expect(warningsOf({ ...changes, city: '' })).toEqual([warning]);
  });

  it('do not come for firms, for names that the rule does not cover, or beside an error', () => {
    expect(warnAboutPayer(checkPayer(business))).toEqual([]);
    expect(warningsOf({ firstName: '李' })).toEqual([]);
    expect(warningsOf({ lastName: '', email: 'mario@' })).toEqual([]);
  });
});
