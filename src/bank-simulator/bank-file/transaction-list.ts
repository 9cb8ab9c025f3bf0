import { italianDay } from '../protocol/rome-time.js';
import type { BankFileRequest } from './bank-file-request.js';
import { euros } from './euros.js';
import { cardTransactions, deviate, feeCentsOf, type BankRecords, type CardTransaction } from './transactions.js';

const HEADER = 'tipo;data_ora;negozio;numero_ordine;codice_transazione;importo;commissione_banca;netto;valuta;stato';

/**
 * The gateway's list of the transactions of a day, for Italian spreadsheets: UTF-8 with BOM, semicolons,
 * CR LF, decimal commas. Refunds are negative; `codice_transazione` of a refund is the refund's own.
 */
export function transactionList(request: BankFileRequest, records: BankRecords): string {
  const ofDay = cardTransactions(records).filter(({ day }) => day === request.day);
  const rows = [...deviate(ofDay, request), ...foreignPayments(request)].map((transaction) =>
    row(transaction, records.shopId),
  );
  return `\ufeff${[HEADER, ...rows].map((line) => `${line}\r\n`).join('')}`;
}

function row({ kind, day, time, orderId, code, grossCents, feeCents }: CardTransaction, shopId: string): string {
  const isPayment = kind === 'payment';
  const signedCents = isPayment ? grossCents : -grossCents;
  return [
    isPayment ? 'PAGAMENTO' : 'STORNO',
    `${italianDay(day)} ${time}`,
    shopId,
    orderId,
    code,
    euros(signedCents),
    euros(feeCents),
    euros(signedCents - feeCents),
    'EUR',
    'CONTABILIZZATO',
  ].join(';');
}

function foreignPayments({ day, foreign }: BankFileRequest): CardTransaction[] {
  return Array.from({ length: foreign }, (_, index) => {
    const grossCents = 10_000 + 137 * (index + 1);
    const number = String(index + 1).padStart(5, '0');
    const code = `${day.replaceAll('-', '')}${number}`.padStart(26, 'F');
    const orderId = `ESTRANEO${number}`;
    return { kind: 'payment', orderId, code, day, time: '23:59:59', grossCents, feeCents: feeCentsOf(grossCents) };
  });
}
