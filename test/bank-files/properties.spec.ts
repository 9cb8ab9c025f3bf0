import * as fc from 'fast-check';
import { camt053 } from '../../src/bank-simulator/bank-file/camt053.js';
import { mt940 } from '../../src/bank-simulator/bank-file/mt940.js';
import type { Movement, Statement } from '../../src/bank-simulator/bank-file/statement.js';
import { EXPECTED_STATEMENTS } from './expected-statements.js';
import { EXPECTED_TRANSACTIONS } from './expected-transactions.js';
import { recordsOf, sample } from './records-of.js';

const SAMPLES = [
  ...[...Object.keys(EXPECTED_STATEMENTS), ...Object.keys(EXPECTED_TRANSACTIONS)],
  ...['camt053-08-difetti.xml', 'mt940-difetti.sta', 'transazioni-difetti.csv'],
];

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const bounds = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
}

it.each(SAMPLES)('reads %s the same wherever its bytes are cut', async (name) => {
  const bytes = await sample(name);
  const whole = await recordsOf(bytes);
  expect(await recordsOf(...Array.from(bytes, (_byte, index) => bytes.subarray(index, index + 1)))).toEqual(whole);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 20 }), async (places) => {
      expect(await recordsOf(...cut(bytes, places))).toEqual(whole);
    }),
    { numRuns: 5 },
  );
});

const words = fc
  .array(fc.stringMatching(/^[A-Z0-9.,()]{1,40}$/), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(' '));
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const cents = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });
const movement: fc.Arbitrary<Movement> = fc.record({
  reference: fc.stringMatching(/^[A-Z0-9]{1,16}$/),
  amountCents: cents.filter((amount) => amount !== 0),
  bookingDay: day,
  orderId: fc.option(fc.stringMatching(/^[A-Z][A-Z0-9]{11,15}$/), { nil: undefined }),
  description: words,
});
const statement: fc.Arbitrary<Statement> = fc.record({
  day,
  openingCents: cents,
  closingCents: cents,
  movements: fc.array(movement, { maxLength: 30 }),
});

it.each([
  ['CAMT.053', camt053],
  ['MT940', mt940],
] as const)('reads from %s what was written into it', async (_format, write) => {
  await fc.assert(
    fc.asyncProperty(statement, async (written) => {
      const records = await recordsOf(write(written));
      const told = records.flatMap((record) => {
        if (record.kind === 'statement-opened') return [record.openingCents, record.openingDay];
        if (record.kind === 'statement-closed') return [record.closingCents, record.closingDay];
        return [];
      });
      expect(told).toEqual([written.openingCents, written.day, written.closingCents, written.day]);
      const lines = records.filter((record) => record.kind === 'movement');
      expect(
        lines.map(({ amountCents, bookingDay, bankReference, customerReference, description }) => ({
          ...{ amountCents, bookingDay, description },
          ...{ reference: bankReference, orderId: customerReference ?? undefined },
        })),
      ).toEqual(written.movements);
      expect(records).toHaveLength(written.movements.length + 3);
    }),
    { numRuns: 30 },
  );
});
