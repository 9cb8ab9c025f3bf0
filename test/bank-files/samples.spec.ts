import type { BankFileRecord, RejectReason } from '../../src/reconciliation/bank-files/bank-file-record.js';
import { EXPECTED_STATEMENTS } from './expected-statements.js';
import { EXPECTED_TRANSACTIONS } from './expected-transactions.js';
import { recordsOf, sample } from './records-of.js';

it.each(Object.entries({ ...EXPECTED_STATEMENTS, ...EXPECTED_TRANSACTIONS }))('reads %s', async (name, expected) => {
  expect(await recordsOf(await sample(name))).toEqual(expected);
});

/** Line and reason of what is kept aside, and the lines of what goes on. */
function outcomes(records: readonly BankFileRecord[]): [number, RejectReason | 'taken'][] {
  const outcome = (record: BankFileRecord): RejectReason | 'taken' =>
    record.kind === 'reject' ? record.reason : 'taken';
  return records
    .filter(({ kind }) => ['reject', 'movement', 'transaction'].includes(kind))
    .map((record) => ['lineNumber' in record ? record.lineNumber : 0, outcome(record)]);
}

it('keeps the bad entries of CAMT.053 aside while the good ones go on', async () => {
  expect(outcomes(await recordsOf(await sample('camt053-08-difetti.xml')))).toEqual([
    [8, 'amount-unreadable'], // the opening balance, in letters
    [10, 'taken'], // 9,999,999,999.99 euros
    [19, 'amount-unreadable'], // a decimal comma
    [27, 'amount-unreadable'], // half a cent
    [35, 'amount-unreadable'], // a minus
    [43, 'amount-zero'],
    [51, 'amount-too-large'],
    [59, 'field-missing'], // credit or debit
    [66, 'field-missing'], // the status
    [73, 'not-booked'],
    [81, 'field-missing'], // the booking date
    [88, 'date-unreadable'], // 29 February
    [96, 'field-too-long'], // a reference of 71 characters
    [104, 'taken'], // 1.5000 euros
  ]);
});

it('keeps the bad lines of MT940 aside while the good ones go on', async () => {
  const records = await recordsOf(await sample('mt940-difetti.sta'));
  expect(outcomes(records)).toEqual([
    [5, 'date-unreadable'], // 30 February
    [7, 'amount-zero'],
    [8, 'line-unreadable'], // a decimal point
    [9, 'amount-unreadable'], // half a cent
    [10, 'amount-too-large'],
    [11, 'not-booked'], // expected
    [12, 'date-unreadable'], // entry on 30 February
    [13, 'field-too-long'],
    [14, 'line-unreadable'],
    [17, 'line-unreadable'], // a third line of the same field
    [15, 'taken'],
    [19, 'line-unreadable'], // after the closing balance
    [21, 'line-unreadable'], // between two messages
    [26, 'currency-not-euro'],
    [32, 'field-missing'], // no opening balance, so no currency
    [33, 'line-unreadable'], // the closing balance
  ]);
  expect(records.filter(({ kind }) => kind === 'statement-closed')).toEqual([
    { kind: 'statement-closed', lineNumber: 18, closingCents: 100, closingDay: '2026-03-02' },
    { kind: 'statement-closed', lineNumber: 27, closingCents: null, closingDay: '2026-03-02' },
    { kind: 'statement-closed', lineNumber: 33, closingCents: null, closingDay: null },
  ]);
});

it('keeps the bad rows of the gateway’s list aside while the good ones go on', async () => {
  expect(outcomes(await recordsOf(await sample('transazioni-difetti.csv')))).toEqual([
    [2, 'taken'],
    [3, 'sums-differ'],
    [4, 'amount-unreadable'], // 1.234 may be two amounts
    [5, 'amount-zero'],
    [6, 'amount-too-large'],
    [7, 'amount-unreadable'], // a payment that goes out
    [8, 'currency-not-euro'],
    [9, 'not-booked'],
    [10, 'line-unreadable'], // neither payment nor refund
    [11, 'date-unreadable'], // an hour that did not exist
    [12, 'date-unreadable'], // 31 June
    [13, 'date-unreadable'], // another notation
    [14, 'field-missing'],
    [15, 'field-too-long'],
    [16, 'columns-missing'],
    [17, 'columns-missing'], // one too many
    [18, 'line-unreadable'], // a quote that is never closed
    [19, 'line-unreadable'], // letters behind a quote
    [20, 'line-unreadable'], // the header again
    [21, 'taken'],
  ]);
});

it('tells the beginning of a line that is kept aside', async () => {
  const records = await recordsOf(await sample('transazioni-difetti.csv'));
  const excerpts = records.flatMap((record) => (record.kind === 'reject' ? [record.excerpt] : []));
  expect(excerpts[0]).toBe('PAGAMENTO;01/07/2026 10:00:00;391;ORDINE;CODICE;1,00;0,02;0,99;EUR;CONTABILIZZATO');
  expect(Math.max(...excerpts.map(({ length }) => length))).toBeLessThanOrEqual(200);
});
