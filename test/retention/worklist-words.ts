import { romeDay } from '../../src/shared/rome-day.js';
import type { Office } from '../admin-transactions/office.js';
import { camt053, statement } from '../reconciliation/bank-paper.js';
import { uploadBankFile } from '../reconciliation/upload-bank-file.js';

interface Note {
  readonly kind: string;
  readonly label: string;
  readonly text: string;
  /** Id of what it is about; else the order of this payment. */
  readonly subject?: string;
  readonly payment?: string;
}

/** Somebody wrote about something that did not fit. */
export async function noteOn(office: Office, { kind, label, text, subject, payment }: Note): Promise<void> {
  await office.rows(
    `with about as (
       select coalesce($1, (select a.id::text from payment_attempt a join payment p on p.id = a.payment_id
         where p.public_id = $2)) as id
     ), item as (
       insert into worklist_item (subject_kind, subject_id, label, since_day) select $3, id, $4, $6::date from about
       returning subject_kind, subject_id, label
     )
     insert into worklist_note (subject_kind, subject_id, label, kind, author_id, text, at)
     select subject_kind, subject_id, label, 'note', 1, $5, $6 from item`,
    [subject ?? null, payment ?? null, kind, label, text, office.portal.clock.now()],
  );
}

/** A credit of one euro more than these payments, which are inside it; answers with the id of its line. */
export async function inOneCredit(office: Office, payments: readonly string[]): Promise<string> {
  const [sum] = await office.rows<{ cents: number }>(
    'select sum(total_cents)::int as cents from payment where public_id = any($1)',
    [payments],
  );
  const movement = {
    reference: 'INSIEME',
    amountCents: sum!.cents + 100,
    description: 'ACCREDITO',
    orderId: undefined,
  };
  const clerk = await office.as('clerk');
  await uploadBankFile(clerk, camt053(statement(romeDay(office.portal.clock.now()), [movement])), 'conto.xml');
  const [line] = await office.rows<{ id: string }>("select id::text from bank_line where bank_reference = 'INSIEME'");
  await office.rows(
    `insert into credit_part (bank_line_id, attempt_id, gross_cents, fee_cents, how, made_by, made_at)
     select $1::bigint, a.id, a.amount_cents, 0, 'hand', 1, $3 from payment p join payment_attempt a on a.payment_id = p.id
     where p.public_id = any($2) and a.status = 'paid'`,
    [line!.id, payments, office.portal.clock.now()],
  );
  return line!.id;
}
