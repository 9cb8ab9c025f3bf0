import { centsOfSpreadsheet, centsWithComma, centsWithPoint } from './cents.js';
import { LineFault } from './line-fault.js';

const READERS = { point: centsWithPoint, comma: centsWithComma, spreadsheet: centsOfSpreadsheet } as const;
type Notation = keyof typeof READERS;

function read(notation: Notation, text: string): number | string {
  try {
    return READERS[notation](text);
  } catch (error) {
    if (error instanceof LineFault) return error.reason;
    throw error;
  }
}

it.each<[Notation, string, number | string]>([
  ['point', '156.96', 15_696],
  ['point', '156.9', 15_690],
  ['point', '156', 15_600],
  ['point', '+156.96', 15_696],
  ['point', '.5', 50],
  ['point', '5.', 500],
  ['point', '0000000000000156.96000', 15_696],
  ['point', '0.1', 10],
  ['point', '0.29', 29], // 28.999999999999996 as a float
  ['point', '9999999999.99', 999_999_999_999],
  ['point', '10000000000.00', 'amount-too-large'],
  ['point', '156.961', 'amount-unreadable'],
  ['point', '-156.96', 'amount-unreadable'],
  ['point', '1e3', 'amount-unreadable'],
  ['point', '1,000.00', 'amount-unreadable'],
  ['point', '.', 'amount-unreadable'],
  ['point', '', 'amount-unreadable'],
  ['comma', '1234,', 123_400],
  ['comma', '0,05', 5],
  ['comma', '1234,5', 123_450],
  ['comma', '1234', 'amount-unreadable'],
  ['comma', ',05', 'amount-unreadable'],
  ['comma', '1,2,3', 'amount-unreadable'],
  ['comma', '1,005', 'amount-unreadable'],
  ['spreadsheet', '156,96', 15_696],
  ['spreadsheet', ' 156.96 ', 15_696],
  ['spreadsheet', '-6,96', -696],
  ['spreadsheet', '-0,00', 0],
  ['spreadsheet', '1.156,96', 115_696],
  ['spreadsheet', '1,156.96', 115_696],
  ['spreadsheet', '1.234.567,8', 123_456_780],
  ['spreadsheet', '7', 700],
  ['spreadsheet', '1.234', 'amount-unreadable'], // two amounts are possible
  ['spreadsheet', '12.34,56', 'amount-unreadable'],
  ['spreadsheet', '1.234.567', 'amount-unreadable'],
  ['spreadsheet', '٣,00', 'amount-unreadable'], // other alphabets' digits
  ['spreadsheet', '6,96-', 'amount-unreadable'],
])('with %s: %s is %s', (notation, text, cents) => {
  expect(read(notation, text)).toBe(cents);
});

it('refuses the longest made-up amount without thinking about it', () => {
  const beganMs = performance.now();
  expect(read('point', `1.${'0'.repeat(64_000)}1`)).toBe('amount-unreadable');
  // Seconds, when each zero is tried as the first of the last ones.
  expect(performance.now() - beganMs).toBeLessThan(500);
});
