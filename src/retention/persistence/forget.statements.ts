import type { RetentionKind } from '../../domain/retention.js';
import type { Statement } from '../../shared/database.js';
import { ENDED_UNPAID, NOT_ENDED } from '../../shared/state-lists.js';

/** What each rule is about; each on its own index of what is still remembered. */
const OF_KIND: Readonly<Record<RetentionKind, string>> = {
  unpaid: `p.forgotten_at is null and p.status in (${ENDED_UNPAID})`,
  paid: 'p.forgotten_at is null and p.paid_at is not null',
};

/** Changed before that day of Italy. */
export const changedBefore = (day: string): string =>
  `p.updated_at < (${day}::date)::timestamp at time zone 'Europe/Rome'`;

/** Somebody still needs to know whose it is: the office, a refund on its way, or the bank, which is still asked. */
export const HELD = `(
  exists (select from payment_alert l where l.payment_id = p.id and l.resolved_at is null)
  or exists (select from refund r where r.payment_id = p.id
    and r.state in (${NOT_ENDED}))
  or exists (select from payment_attempt a where a.payment_id = p.id
    and (a.status = 'open' or a.next_query_at is not null)))`;

/** The payments that a rule is about, due or not. */
export function ofKind(kind: RetentionKind): string {
  return OF_KIND[kind];
}

/** Takes the row locks that every writer of a payment takes first. What another worker holds is left to it. */
export function lockDue(kind: RetentionKind): Statement {
  return {
    name: `retention_lock_due_${kind}`,
    text: `
      select p.id, p.reference from payment p
      where ${ofKind(kind)} and ${changedBefore('$1')} and not ${HELD}
      order by p.updated_at, p.id limit $2 for update of p skip locked`,
  };
}

/** One payment under its lock, and whether its person may be forgotten. */
export const lockOne: Statement = {
  name: 'retention_lock_one',
  text: `
    select p.id, p.status in (${ENDED_UNPAID}) as "isUnpaid", p.forgotten_at is not null as "isForgotten",
      ${HELD} as "isHeld"
    from payment p where p.public_id = $1 for update of p`,
};

/** Triggers take the office's words, on the payment and on the worklist, and the corrected addresses with it. */
export const deletePayers: Statement = {
  name: 'retention_delete_payers',
  text: 'delete from payer where payment_id = any($1::bigint[])',
};

/** The hash of what the citizen had sent goes, too: with a guess at hand it would tell whether the guess is right. */
export const markForgotten: Statement = {
  name: 'retention_mark_forgotten',
  text: `
    update payment set forgotten_at = $2, body_hash = decode(repeat('00', 32), 'hex') where id = any($1::bigint[])`,
};

const PREPARED = '(select prepared_id from payment where id = any($1::bigint[]) and prepared_id is not null)';

/** What another program had sent about the person, and what it answered when it was told of the payment. */
export const forgetPreparations: Statement = {
  name: 'retention_forget_preparations',
  text: `
    with emptied as (delete from prepared_payment_data where prepared_id in ${PREPARED}),
    answers as (
      update webhook_attempt set response = null where response is not null and delivery_id in (
        select id from webhook_delivery where prepared_id in ${PREPARED})
    )
    update prepared_payment set body_hash = decode(repeat('00', 32), 'hex') where id in ${PREPARED}`,
};

export const insertBatch: Statement = {
  name: 'retention_insert_batch',
  text: `
    insert into retention_batch (kind, forgotten_at, changed_before, payments) values ($1, $2, $3::date, $4) returning id`,
};
