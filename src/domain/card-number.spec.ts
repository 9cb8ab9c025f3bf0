import { containsCardNumber, isCardNumber } from './card-number.js';

describe('containsCardNumber', () => {
  it.each([
    '5255000000000001',
    '4539970000000006',
    '4539 9700 0000 0006',
    '5255-0000-0000-0001',
    '5255.0000.0000.0001',
    '5255 - 0000 - 0000 - 0001',
    '5255    0000    0000    0001',
    '5255 -- 0000 ... 0000\n\n\n\n0001',
    '5255\u00A00000\u202F0000 0001',
    '5255 0000\n0000 0001',
    '5255–0000–0000–0001',
    '5 2 5 5 0 0 0 0 0 0 0 0 0 0 0 1',
    '５２５５０００００００００００１',
    '5255\u200B0000\u200B0000\u200B0001',
    'carta 5255000000000001 scad. 06/28',
    'carta5255000000000001cvv',
    'mario5255000000000001@mail.it',
    'rata 12 5255 0000 0000 0001',
    '5255 0000 0000 0001 123',
    '12.5255000000000001',
    '06/28 5255000000000001',
    '378282246310005',
    '4222222222222',
    '6304000000000000000',
  ])('finds one in %j', (text) => {
    expect(containsCardNumber(text)).toBe(true);
  });

  it.each([
    '',
    'pagamento refezione scolastica',
    'RSSMRA81M10F376C',
    '00374620722',
    '5255000000000002',
    '5255 0000 0000 0002',
    '5255/0000/0000/0001',
    '5255,0000,0000,0001',
    'IT60X0542811101000000123456',
    'IT60 X054 2811 1010 0000 0123 456',
    '0542811101000000123456',
    '+39 080 4140111',
    '335 1234567',
    '525500000000',
    '12/05/2026 10:15',
    'via Roma, 15 70043',
    '999.999,99',
    '52550000000000010000000000',
  ])('finds none in %j', (text) => {
    expect(containsCardNumber(text)).toBe(false);
  });
});

describe('isCardNumber', () => {
  it.each([
    ['5255000000000001', true],
    ['5255 0000.0000-0001', true],
    // A bank's transaction code may have as many digits in a row, between letters.
    ['D4D65255000000000001B35D52', false],
    ['1234', false],
  ])('%s: %s', (text, isCard) => {
    expect(isCardNumber(text)).toBe(isCard);
  });
});
