import { parseTaxCode } from './tax-code.js';

/**
 * A second implementation of the official tables, written from the printed columns (character, value) so that it shares
 * nothing with the first: a slip in either shows as a disagreement.
 */
const ODD = Object.fromEntries(
  `0=1 1=0 2=5 3=7 4=9 5=13 6=15 7=17 8=19 9=21
   A=1 B=0 C=5 D=7 E=9 F=13 G=15 H=17 I=19 J=21 K=2 L=4 M=18 N=20 O=11 P=3 Q=6 R=8 S=12 T=14 U=16 V=10 W=22 X=25 Y=24 Z=23`
    .split(/\s+/)
    .map((pair) => pair.split('=')),
) as Record<string, string>;
const EVEN = (character: string): number => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65);
const OMOCODIA: Record<string, string> = {
  0: 'L',
  1: 'M',
  2: 'N',
  3: 'P',
  4: 'Q',
  5: 'R',
  6: 'S',
  7: 'T',
  8: 'U',
  9: 'V',
};
const NUMERIC_INDEXES = [6, 7, 9, 10, 12, 13, 14];
const CHECK_LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

function complete(fifteen: string): string {
  const values = Array.from(fifteen).map((character, index) =>
    index % 2 === 0 ? Number(ODD[character]) : EVEN(character),
  );
  return fifteen + String.fromCharCode(65 + (values.reduce((sum, value) => sum + value, 0) % 26));
}

/** The code with the digits at these indexes replaced by the letters of an omocodia, and its check letter set right. */
function withOmocodia(code: string, indexes: readonly number[]): string {
  const characters = Array.from(code.slice(0, 15));
  for (const index of indexes) characters[index] = OMOCODIA[characters[index] ?? ''] ?? '?';
  return complete(characters.join(''));
}

function codeOf(text: string): string {
  const result = parseTaxCode(text);
  return result.ok ? result.taxCode.kind : result.problem.code;
}

// One code for each check letter: the first name's last letter is varied until the letter comes up.
const byCheckLetter = CHECK_LETTERS.map((wanted) => {
  const found = CHECK_LETTERS.map((letter) => complete(`RSSMR${letter}81M10F376`)).find((code) =>
    code.endsWith(wanted),
  );
  return [wanted, found ?? ''] as const;
});

// Month letters with their last day, in a year that is not a leap year.
const MONTHS: readonly (readonly [string, number])[] = [
  ['A', 31],
  ['B', 28],
  ['C', 31],
  ['D', 30],
  ['E', 31],
  ['H', 30],
  ['L', 31],
  ['M', 31],
  ['P', 30],
  ['R', 31],
  ['S', 30],
  ['T', 31],
];

describe('parseTaxCode: people', () => {
  it.each([
    'RSSMRA81M10F376C',
    'MRORSS81M10F376L',
    'RSSMRA81M10F37SZ',
    'RSSMRAU1M10F376Z',
    'RSSMRAUMMMLFPTSD',
    'MRORSSUMMMLFPTSM',
    'RSSMRA81M50F376G',
  ])('takes the known code %s', (code) => {
    expect(parseTaxCode(code)).toEqual({ ok: true, taxCode: { kind: 'person', value: code } });
  });

  it.each(byCheckLetter)('knows the check letter %s: %s', (letter, code) => {
    expect(code).toHaveLength(16);
    expect(codeOf(code)).toBe('person');
    for (const wrong of CHECK_LETTERS.filter((other) => other !== letter)) {
      expect(codeOf(code.slice(0, 15) + wrong)).toBe('TAX_CODE.CHECK_CHARACTER');
    }
  });

  it.each(CHECK_LETTERS)('gives the letter %s its value at odd and at even places', (letter) => {
    for (const fifteen of [`${letter}SSMRA81M10F376`, `R${letter}SMRA81M10F376`]) {
      expect(codeOf(complete(fifteen))).toBe('person');
    }
  });

  it.each(Array.from('0123456789'))('gives the digit %s its value at odd and at even places', (digit) => {
    for (const fifteen of [`RSSMRA${digit}1M10F376`, `RSSMRA8${digit}M10F376`]) {
      expect(codeOf(complete(fifteen))).toBe('person');
    }
  });

  // The values of a column are all different modulo 26, so no other letter or digit at one place keeps the sum.
  it('notices any one letter or digit that is mistyped', () => {
    const right = 'RSSMRA81M10F376C';
    const others = (index: number): string[] =>
      Array.from(/\d/.test(right.charAt(index)) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    for (let index = 0; index < 15; index += 1) {
      for (const other of others(index).filter((character) => character !== right.charAt(index))) {
        expect(codeOf(right.slice(0, index) + other + right.slice(index + 1))).toMatch(/^TAX_CODE\./);
      }
    }
  });

  it.each([['rssmra81m10f376c'], [' RSSMRA81M10F376C '], ['RSS MRA 81M10 F376C'], ['RSSMRA\u00A081M10\tF376C']])(
    'forgives spaces and lower case in %j',
    (text) => {
      expect(parseTaxCode(text)).toEqual({ ok: true, taxCode: { kind: 'person', value: 'RSSMRA81M10F376C' } });
    },
  );

  it.each(MONTHS)('month %s has %d days, for men and women', (month, lastDay) => {
    const code = (day: number): string => codeOf(complete(`RSSMRA81${month}${String(day).padStart(2, '0')}F376`));
    for (const good of [1, lastDay, 41, 40 + lastDay]) expect(code(good)).toBe('person');
    for (const bad of [0, lastDay + 1, 40, 40 + lastDay + 1, 72, 99]) expect(code(bad)).toBe('TAX_CODE.DAY');
  });

  it.each(Array.from('FGIJKNOQUVWXYZ'))('%s is no month', (letter) => {
    expect(codeOf(complete(`RSSMRA81${letter}10F376`))).toBe('TAX_CODE.MONTH');
  });

  it.each([
    ['80B29', 'person'],
    ['80B69', 'person'],
    ['00B29', 'person'],
    ['81B29', 'TAX_CODE.DAY'],
    ['81B69', 'TAX_CODE.DAY'],
    ['80B30', 'TAX_CODE.DAY'],
    ['82B28', 'person'],
  ])('29 February: %s is %s', (birth, expected) => {
    expect(codeOf(complete(`RSSMRA${birth}F376`))).toBe(expected);
  });

  it('takes an omocodia in each of the 128 combinations of the seven places', () => {
    for (let mask = 0; mask < 128; mask += 1) {
      const indexes = NUMERIC_INDEXES.filter((_, bit) => (mask >> bit) % 2 === 1);
      expect(codeOf(withOmocodia('RSSMRA81M10F376C', indexes))).toBe('person');
      expect(codeOf(withOmocodia('RSSMRA81M50F376G', indexes))).toBe('person');
    }
  });

  it('reads the day through the letters of an omocodia', () => {
    expect(codeOf(withOmocodia(complete('RSSMRA81B30F376'), [9, 10]))).toBe('TAX_CODE.DAY');
    expect(codeOf(withOmocodia(complete('RSSMRA80B29F376'), [6, 7, 9]))).toBe('person');
  });

  it.each([
    ['RS5MRA81M10F376C', 3, 'letter'],
    ['RSSMRAA1M10F376C', 7, 'digit'],
    ['RSSMRA81110F376C', 9, 'letter'],
    ['RSSMRA81M1OF376C', 11, 'digit'],
    ['RSSMRA81M10 1376C'.replace(' ', ''), 12, 'letter'],
    ['RSSMRA81M10F37IC', 15, 'digit'],
    ['RSSMRA81M10F3760', 16, 'letter'],
    ['1234567890123456', 1, 'letter'],
  ])('%s: position %d takes a %s', (text, position, expected) => {
    expect(parseTaxCode(text)).toEqual({ ok: false, problem: { code: 'TAX_CODE.CHARACTER', position, expected } });
  });

  it.each([
    ['RSSMRA81M10F376X', 'TAX_CODE.CHECK_CHARACTER'],
    ['RSSMRA18M10F376C', 'TAX_CODE.CHECK_CHARACTER'],
    ['RSSMRA81M40F376C', 'TAX_CODE.DAY'],
    ['RSSMRA81T99F376C', 'TAX_CODE.DAY'],
    ['RSSMRA81M10F376', 'TAX_CODE.LENGTH'],
    ['RSSMRA81M10F376CC', 'TAX_CODE.LENGTH'],
    ['', 'TAX_CODE.LENGTH'],
    ['A', 'TAX_CODE.LENGTH'],
    ['0037462072O', 'TAX_CODE.LENGTH'],
    ['RSSMRA-81M10-F376C', 'TAX_CODE.SYMBOL'],
    ['RSSMRA81M10F376Ç', 'TAX_CODE.SYMBOL'],
    ['RSSMRA81M10F376ſ', 'TAX_CODE.SYMBOL'],
    ['RSSMRA８１M10F376C', 'TAX_CODE.SYMBOL'],
    ["RSSMRA81M10F376'", 'TAX_CODE.SYMBOL'],
  ])('refuses %j: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe('parseTaxCode: eleven digits', () => {
  it.each(['00374620722', '12345678903', '06363391001', '80078750587', '01234567897', ' 123 456 789 03 '])(
    'takes %j',
    (text) => {
      const value = text.replaceAll(' ', '');
      expect(parseTaxCode(text)).toEqual({ ok: true, taxCode: { kind: 'numeric', value } });
    },
  );

  it('takes one control digit in ten', () => {
    for (const ten of ['0037462072', '1234567890', '9999999999', '0000000001', '8765432109']) {
      const good = Array.from('0123456789').filter((digit) => codeOf(ten + digit) === 'numeric');
      expect(good).toHaveLength(1);
    }
  });

  it.each([
    ['00000000000', 'TAX_CODE.ALL_ZEROS'],
    ['12345678901', 'TAX_CODE.CONTROL_DIGIT'],
    ['12345678930', 'TAX_CODE.CONTROL_DIGIT'],
    ['1234567890', 'TAX_CODE.LENGTH'],
    ['123456789033', 'TAX_CODE.LENGTH'],
    ['IT12345678903', 'TAX_CODE.LENGTH'],
    ['１２３４５６７８９０３', 'TAX_CODE.SYMBOL'],
  ])('refuses %s: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});
