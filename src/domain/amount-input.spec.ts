import fc from 'fast-check';
import { DEFAULT_AMOUNT_LIMITS, parseAmount } from './amount-input.js';
import { cents, formatAmountForInput, formatEuro } from './money.js';

describe('parseAmount', () => {
  it.each([
    ['154.60', 15_460],
    ['154,60', 15_460],
    ['154,6', 15_460],
    ['154.6', 15_460],
    ['154', 15_400],
    ['0,01', 1],
    ['0.10', 10],
    ['007,5', 750],
    ['1.154,60', 115_460],
    ['1,154.60', 115_460],
    ['1 154,60', 115_460],
    ['1 154', 115_400],
    ['1\u00A0154,60', 115_460],
    ['1\u202F154.6', 115_460],
    ['1234', 123_400],
    ['1234,5', 123_450],
    ['1.234,5', 123_450],
    ['999999,99', 99_999_999],
    ['999.999,99', 99_999_999],
    ['999,999.99', 99_999_999],
    [' 154,60 ', 15_460],
    ['\u00A0154,60\u202F', 15_460],
    [' € 154,6 ', 15_460],
    ['€154,60', 15_460],
    ['154,60€', 15_460],
    ['154,60 €', 15_460],
    ['154,60\u00A0€', 15_460],
  ])('reads %j', (text, expected) => {
    expect(parseAmount(text)).toEqual({ ok: true, cents: expected });
  });

  it.each(['1.234', '1,234', '12.345', '123,456', '999.999', '€ 1.234'])('refuses %j as ambiguous', (text) => {
    expect(parseAmount(text)).toEqual({ ok: false, code: 'AMOUNT.AMBIGUOUS' });
  });

  it.each(['154,600', '0,005', '0.123', '1,2345', '1234.567', '1.234,567', '1,234.5678', '1 154,600'])(
    'refuses %j for its decimals',
    (text) => {
      const code = text === '154,600' ? 'AMOUNT.AMBIGUOUS' : 'AMOUNT.TOO_MANY_DECIMALS';
      expect(parseAmount(text)).toEqual({ ok: false, code });
    },
  );

  it.each([
    '',
    ' ',
    '€',
    '€ €',
    '€ 154 €',
    '-5',
    '+5',
    '−5',
    '- 5',
    '1e3',
    '1E3',
    '0x10',
    'Infinity',
    'NaN',
    '１２',
    '١٢',
    '²',
    '1.23.4',
    '1.23,4',
    '12.34,56',
    '1.2345,60',
    '1,23,456',
    '1.234.56',
    '1.234,567,8',
    '0.123.456',
    '1 5',
    '15 4,60',
    '1  154',
    '1.234 567',
    "1'154,60",
    ',5',
    '.5',
    '5,',
    '5.',
    '1..5',
    '1,,5',
    '1,5.',
    '154,60 euro',
    'EUR 154',
    '154;60',
    '1_000',
    '154,6O',
    '1\n154',
    '1/2',
    '12%',
  ])('refuses %j as malformed', (text) => {
    expect(parseAmount(text)).toEqual({ ok: false, code: 'AMOUNT.MALFORMED' });
  });

  it.each([
    ['0', 'AMOUNT.TOO_LOW'],
    ['0,00', 'AMOUNT.TOO_LOW'],
    ['1000000', 'AMOUNT.TOO_HIGH'],
    ['1.000.000,00', 'AMOUNT.TOO_HIGH'],
    ['1.234.567', 'AMOUNT.TOO_HIGH'],
    ['9'.repeat(400), 'AMOUNT.TOO_HIGH'],
  ])('holds %s to the contract limits', (text, code) => {
    expect(parseAmount(text)).toEqual({ ok: false, code });
  });

  it.each([
    ['4,99', { ok: false, code: 'AMOUNT.TOO_LOW' }],
    ['5', { ok: true, cents: 500 }],
    ['10,00', { ok: true, cents: 1_000 }],
    ['10,01', { ok: false, code: 'AMOUNT.TOO_HIGH' }],
  ])('holds %s to the limits of a service', (text, expected) => {
    expect(parseAmount(text, { minAmountCents: cents(500), maxAmountCents: cents(1_000) })).toEqual(expected);
  });

  it('reads back every amount that we print', () => {
    const { minAmountCents, maxAmountCents } = DEFAULT_AMOUNT_LIMITS;
    fc.assert(
      fc.property(fc.integer({ min: minAmountCents, max: maxAmountCents }), (amountCents) => {
        expect(parseAmount(formatEuro(amountCents))).toEqual({ ok: true, cents: amountCents });
        expect(parseAmount(formatAmountForInput(amountCents))).toEqual({ ok: true, cents: amountCents });
      }),
    );
  });

  it('answers any text with a result', () => {
    const pieces = fc.array(fc.constantFrom(...Array.from('0123456789.,€- eE\u00A0')), { maxLength: 16 });
    fc.assert(
      fc.property(pieces, (characters) => {
        const result = parseAmount(characters.join(''));
        expect(result.ok ? Number.isSafeInteger(result.cents) : result.code.startsWith('AMOUNT.')).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
