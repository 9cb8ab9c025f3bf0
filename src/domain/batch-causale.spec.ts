import { batchNamedIn } from './batch-causale.js';

const SHOPS = ['391177900021001', '391177900099001'];
const named = (causale: string): unknown => batchNamedIn(causale, SHOPS);

it('reads what the bank says of a day', () => {
  expect(named('ACCREDITO POS 391177900021001 DEL 24/11/2026 N.OPER. 12 LORDO 1.234,56 COMM. 18,51')).toEqual({
    shopId: '391177900021001',
    day: '2026-11-24',
    operations: 12,
    grossCents: 123_456,
  });
});

it.each([
  ['blanks within', 'ACCR EDITO POS 3911779 00021001 D EL 24/ 11/2026'],
  ['another case', 'accredito pos 391177900021001 del 24.11.2026'],
  ['cut after the day', 'ACCREDITO POS 391177900021001 DEL 24/11/2026 N.OPER'],
  ['a short year', 'ACCREDITO POS 391177900021001 DEL 24/11/26'],
  ['the shop as it is shown', 'ACCREDITO POS 391177900021 DEL 24-11-2026'],
])('with %s', (_what, causale) => {
  expect(named(causale)).toMatchObject({ shopId: '391177900021001', day: '2026-11-24', grossCents: null });
});

it.each([
  ['a foreign shop', 'ACCREDITO POS 391177900077001 DEL 24/11/2026'],
  ['no day', 'ACCREDITO POS 391177900021001'],
  ['a day that is none', 'ACCREDITO POS 391177900021001 DEL 31/02/2026'],
  ['a transfer', 'BONIFICO A VOSTRO FAVORE ORDINANTE TERZI 1'],
  ['nothing', ''],
])('is none with %s', (_what, causale) => {
  expect(named(causale)).toBeNull();
});
