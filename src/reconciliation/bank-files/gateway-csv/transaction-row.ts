import type { TransactionRecord } from '../bank-file-record.js';
import { centsOfSpreadsheet } from '../cents.js';
import { LineFault, MAX_NUMBER_LENGTH, requiredText } from '../line-fault.js';
import type { GatewayColumn, GatewayHeader } from './gateway-header.js';
import { romeTime } from './rome-time.js';

const TYPES: ReadonlyMap<string, TransactionRecord['type']> = new Map([
  ['PAGAMENTO', 'payment'],
  ['STORNO', 'refund'],
]);
const BOOKED = 'CONTABILIZZATO';

/**
 * The transaction of a row that is booked in euros and whose sums are right.
 * @throws LineFault
 */
export function transactionOf(cells: readonly string[], header: GatewayHeader, lineNumber: number): TransactionRecord {
  const cell = (column: GatewayColumn): string | undefined => cells[header.positions[column]];
  const text = (column: GatewayColumn): string => requiredText(cell(column));
  const type = TYPES.get(text('tipo').toUpperCase());
  if (type === undefined) throw new LineFault('line-unreadable');
  if (text('stato').toUpperCase() !== BOOKED) throw new LineFault('not-booked');
  const currency = text('valuta').toUpperCase();
  if (currency !== 'EUR') throw new LineFault('currency-not-euro');
  return {
    kind: 'transaction',
    lineNumber,
    type,
    shopId: requiredText(cell('negozio'), MAX_NUMBER_LENGTH),
    orderCode: text('numero_ordine'),
    transactionCode: text('codice_transazione'),
    ...amountsOf(text, type),
    currency,
    ...romeTime(text('data_ora')),
  };
}

function amountsOf(
  text: (column: GatewayColumn) => string,
  type: TransactionRecord['type'],
): Pick<TransactionRecord, 'grossCents' | 'feeCents' | 'netCents'> {
  const grossCents = centsOfSpreadsheet(text('importo'));
  const feeCents = centsOfSpreadsheet(text('commissione_banca'));
  const netCents = centsOfSpreadsheet(text('netto'));
  if (grossCents === 0) throw new LineFault('amount-zero');
  // What is paid comes in, what is given back goes out: a sign that says otherwise belongs to another transaction.
  if (grossCents > 0 !== (type === 'payment')) throw new LineFault('amount-unreadable');
  if (grossCents - feeCents !== netCents) throw new LineFault('sums-differ');
  return { grossCents, feeCents, netCents };
}
