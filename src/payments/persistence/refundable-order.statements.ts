import type { Statement } from '../../shared/database.js';

/** The lock of the payment, which every writer of it takes first. */
export const lockPaymentOfOrder: Statement = {
  name: 'lock-payment-of-order',
  text: `
    select p.id as "paymentId", p.public_id as "publicId", p.status as "paymentStatus", p.amount_cents as "amountCents",
      p.commission_cents as "commissionCents", p.total_cents as "totalCents", p.refunded_cents as "refundedCents",
      p.event_count as "eventCount", p.last_event_hash as "lastHash"
    from payment p where p.id = (select payment_id from payment_attempt where id = $1)
    for update`,
};

/** Read after the lock, so that it sees what the lock's former holder committed. */
export const selectRefundableOrder: Statement = {
  name: 'select-refundable-order',
  text: `
    select id as "attemptId", number, order_code as "orderCode", gateway, shop_id as "shopId",
      key_version as "keyVersion", opened_at as "openedAt", status as "attemptStatus", transaction_code as "transactionCode"
    from payment_attempt where id = $1`,
};

export const selectAttemptId: Statement = {
  name: 'select-attempt-id',
  text: `
    select a.id from payment_attempt a join payment p on p.id = a.payment_id where p.public_id = $1 and a.number = $2`,
};

/** Money that went back, with the events that tell of it. */
export const recordRefund: Statement = {
  name: 'record-refund',
  text: `
    with changed_payment as (
      update payment set status = $2, refunded_cents = $3, event_count = $4, last_event_hash = $5, updated_at = $6
      where id = $1
    )
    insert into payment_event (payment_id, sequence, type, at, data, previous_hash, hash)
    select $1, e.sequence, e.type, $6, e.data, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset($7::jsonb) as e(sequence integer, type text, data jsonb, previous_hash text, hash text)`,
};

/** The staff was told to give back what was paid in excess, and all of it has gone back: not what is only asked for. */
export const resolveExcess: Statement = {
  name: 'alert-resolve-excess',
  text: `
    update payment_alert set resolved_at = $3, resolved_by = $2, resolution = 'refunded'
    where attempt_id = $1 and kind = 'excess-paid' and resolved_at is null
      and (select amount_cents from payment_attempt where id = $1) = (
        select sum((e.data ->> 'amountCents')::bigint) from payment_event e join payment_attempt a on a.payment_id = e.payment_id
        where a.id = $1 and e.type = 'excess-refunded' and (e.data ->> 'attempt')::integer = a.number)`,
};
