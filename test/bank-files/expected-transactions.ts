import type { BankFileRecord, TransactionRecord } from '../../src/reconciliation/bank-files/bank-file-record.js';

type Amounts = Pick<TransactionRecord, 'grossCents' | 'feeCents' | 'netCents'>;

function transaction(
  lineNumber: number,
  [orderCode, transactionCode]: readonly [string, string],
  { grossCents, feeCents, netCents }: Amounts,
  [at, day]: readonly [string, string],
): BankFileRecord {
  return {
    kind: 'transaction',
    lineNumber,
    type: grossCents > 0 ? 'payment' : 'refund',
    shopId: '391177900021',
    orderCode,
    transactionCode: transactionCode.padStart(26, '0'),
    grossCents,
    feeCents,
    netCents,
    currency: 'EUR',
    at: new Date(at),
    day,
  };
}

/** What each sample of the gateway's list says. */
export const EXPECTED_TRANSACTIONS: Readonly<Record<string, readonly BankFileRecord[]>> = {
  // The clocks change in both nights; of the hour that comes twice the first one counts.
  'transazioni.csv': [
    { kind: 'format', format: 'gateway-csv', version: null, encoding: 'utf-8' },
    transaction(2, ['PAGA0000000001', 'A'], { grossCents: 15_696, feeCents: 235, netCents: 15_461 }, [
      '2026-03-29T00:59:59Z',
      '2026-03-29',
    ]),
    transaction(3, ['PAGA0000000002', 'B'], { grossCents: 115_696, feeCents: 1_735, netCents: 113_961 }, [
      '2026-03-29T01:00:00Z',
      '2026-03-29',
    ]),
    transaction(4, ['PAGA0000000003', 'C'], { grossCents: 33, feeCents: 0, netCents: 33 }, [
      '2026-10-25T00:30:00Z',
      '2026-10-25',
    ]),
    transaction(6, ['PAGA0000000001', 'D'], { grossCents: -696, feeCents: 0, netCents: -696 }, [
      '2026-10-25T02:00:00Z',
      '2026-10-25',
    ]),
  ],
  'transazioni-virgole-latin1.csv': [
    { kind: 'format', format: 'gateway-csv', version: null, encoding: 'iso-8859-1' },
    transaction(2, ['PAGA0000000001', 'A'], { grossCents: 115_696, feeCents: 1_735, netCents: 113_961 }, [
      '2026-06-30T22:00:00Z',
      '2026-07-01',
    ]),
    transaction(3, ['PAGA0000000001', 'B'], { grossCents: -115_696, feeCents: 0, netCents: -115_696 }, [
      '2026-12-31T22:59:59Z',
      '2026-12-31',
    ]),
  ],
};
