import { camt053 } from '../../src/bank-simulator/bank-file/camt053.js';
import { mt940 } from '../../src/bank-simulator/bank-file/mt940.js';
import type { Movement, Statement } from '../../src/bank-simulator/bank-file/statement.js';
import { euros } from '../../src/bank-simulator/bank-file/euros.js';
import { SHOP } from './town-payments.js';

/** A row of the gateway's list as a test wants it; a refund's cents are negative. */
export interface ListedRow {
  readonly orderCode: string;
  readonly transactionCode: string;
  readonly grossCents: number;
  readonly feeCents: number;
  /** `dd/mm/yyyy HH:MM:SS` in Europe/Rome. */
  readonly at: string;
}

const HEADER = 'tipo;data_ora;negozio;numero_ordine;codice_transazione;importo;commissione_banca;netto;valuta;stato';

export function gatewayList(rows: readonly ListedRow[]): string {
  return [HEADER, ...rows.map(listRow)].map((line) => `${line}\r\n`).join('');
}

function listRow({ orderCode, transactionCode, grossCents, feeCents, at }: ListedRow): string {
  const type = grossCents > 0 ? 'PAGAMENTO' : 'STORNO';
  const money = [grossCents, feeCents, grossCents - feeCents].map((cents) => euros(cents));
  return [type, at, SHOP, orderCode, transactionCode, ...money, 'EUR', 'CONTABILIZZATO'].join(';');
}

/** A statement whose balances add up. */
export function statement(
  day: string,
  movements: readonly Omit<Movement, 'bookingDay'>[],
  openingCents = 100_000,
): Statement {
  const booked = movements.map((movement) => ({ ...movement, bookingDay: day }));
  const closingCents = booked.reduce((sum, { amountCents }) => sum + amountCents, openingCents);
  return { day, openingCents, closingCents, movements: booked };
}

export { camt053, mt940 };
export type { Movement, Statement };
