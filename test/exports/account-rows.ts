import { romeDay } from '../../src/shared/rome-day.js';
import type { Office } from '../admin-transactions/office.js';
import { camt053, gatewayList, statement } from '../reconciliation/bank-paper.js';
import { transactionCodeOf } from '../reconciliation/town-payments.js';
import { uploadBankFile } from '../reconciliation/upload-bank-file.js';

const DAY_MS = 86_400_000;

/** Each line of the account as a CSV tells it, read apart from the portal's own statements. */
export const BANK_ROWS = `
  select to_char(b.booking_day, 'DD/MM/YYYY') as data_contabile, b.account as conto, b.amount_cents::int as importo,
    b.explained_cents::int as spiegato, b.residual_cents::int as da_spiegare, b.description as causale,
    b.bank_reference as riferimento_banca, f.name as file, b.public_id as codice_movimento
  from bank_line b join bank_file f on f.id = b.file_id`;

export interface FindingRow {
  readonly kind: string;
  readonly subject: string;
  readonly label: string;
  readonly since: string;
  readonly amountCents: number;
  readonly isDecided: boolean;
  readonly isTaken: boolean;
}

/** What does not fit, in the order of its page. */
export const FINDING_ROWS = `
  select f.subject_kind as kind, f.subject_id as subject, f.label, f.since_day::text as since,
    f.amount_cents::int as "amountCents",
    i.decision is not null as "isDecided", i.owner_id is not null as "isTaken"
  from reconciliation_finding f
  left join worklist_item i on i.subject_kind = f.subject_kind and i.subject_id = f.subject_id and i.label = f.label
  order by f.since_day, abs(f.amount_cents) desc, f.subject_kind, f.subject_id, f.label`;

/**
 * Papers of three days ago: one credit that is a payment's, one of nobody's with a causale like a formula, a debit, and
 * an order of the gateway's list that is not ours.
 */
export async function bringBankPapers(office: Office): Promise<void> {
  const clerk = await office.as('clerk');
  const day = romeDay(new Date(office.portal.clock.now().getTime() - 3 * DAY_MS));
  const [order] = await office.rows<{ id: number; cents: number }>(
    "select id::int, amount_cents::int as cents from payment_attempt where status = 'paid' order by id limit 1",
  );
  const line = (reference: string, amountCents: number, description: string): object => ({
    ...{ reference, amountCents, description },
    orderId: undefined,
  });
  const movements = [
    line('NOSTRO', order!.cents, 'ACCREDITO CARTE'),
    line('TERZI', 1_234_567, '=BONIFICO DI TERZI'),
    line('ADDEBITO', -107, 'ADDEBITO SPESE'),
  ] as Parameters<typeof statement>[1];
  const row = { orderCode: 'ESTRANEO00077', transactionCode: transactionCodeOf(77), grossCents: 4_321, feeCents: 65 };
  await uploadBankFile(clerk, camt053(statement(day, movements)), 'conto.xml');
  await uploadBankFile(
    clerk,
    gatewayList([{ ...row, at: `${day.split('-').reverse().join('/')} 10:00:00` }]),
    'lista.csv',
  );
  await office.rows(
    `insert into credit_part (bank_line_id, attempt_id, gross_cents, fee_cents, how, made_by, made_at)
     select id, $1, amount_cents, 0, 'hand', 1, $2 from bank_line where bank_reference = 'NOSTRO'`,
    [order!.id, office.portal.clock.now()],
  );
}
