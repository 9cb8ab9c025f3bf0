import type { Statement } from '../../shared/database.js';

/**
 * Payment, payer, first attempt and first event in one round trip. Of many requests with one idempotency key, or for
 * one prepared payment, exactly one inserts; the others wait for its commit and insert nothing. What had been prepared
 * about the person is now the payer's row, and its first copy goes.
 * Nothing is inserted either when $9 is not the rate in force at $16: another process may have read the catalog before
 * the office changed it. The table of rates is a page or two, so that asking costs microseconds and no round trip.
 */
export const insertPayment: Statement = {
  name: 'insert-payment',
  text: `
    with new_payment as (
      insert into payment (public_id, service_id, service_slug, service_name, office_name, office_email, office_phone,
        amount_cents, rate_millionths, commission_cents, total_cents, status, idempotency_key, body_hash,
        event_count, last_event_hash, created_at, updated_at, language, accounting_code, prepared_id)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'pending', $12, $13, $14, $15, $16, $16, $34, $35, $36
      where $9 = coalesce((
        select rate_millionths from commission_rate
        where withdrawn_at is null and rate_millionths is not null and (service_id = $2 or service_id is null)
          and valid_from <= $16 and (valid_to is null or $16 < valid_to)
        order by service_id nulls last limit 1), 0)
      on conflict do nothing
      returning id
    ), new_payer as (
      insert into payer (payment_id, first_name, last_name, tax_code, address, city, postal_code, province, email,
        description, extra_fields)
      select id, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26::jsonb from new_payment
    ), new_attempt as (
      insert into payment_attempt (payment_id, number, order_code, gateway, shop_id, key_version, amount_cents, currency,
        status, opened_at, expires_at, next_query_at)
      select id, 1, $27, $28, $29, $30, $11, 'EUR', 'open', $16, $31, $32 from new_payment
    ), new_events as (
      insert into payment_event (payment_id, sequence, type, at, data, previous_hash, hash)
      select new_payment.id, e.sequence, e.type, $16, e.data, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
      from new_payment, jsonb_to_recordset($33::jsonb)
        as e(sequence integer, type text, data jsonb, previous_hash text, hash text)
    ), used_data as (
      delete from prepared_payment_data where prepared_id = $36 and exists (select 1 from new_payment)
    )
    select id from new_payment`,
};

export const selectByIdempotencyKey: Statement = {
  name: 'select-payment-by-key',
  text: `select public_id as "publicId", body_hash as "bodyHash" from payment where idempotency_key = $1`,
};

export const selectByPreparation: Statement = {
  name: 'select-payment-by-preparation',
  text: `select public_id as "publicId" from payment where prepared_id = $1`,
};

/** The payment and its latest attempt, for pages. */
export const selectView: Statement = {
  name: 'select-payment-view',
  text: `
    select p.id, p.public_id as "publicId", p.reference, p.language, p.service_slug as "serviceSlug", p.service_name as "serviceName",
      p.office_name as "officeName", p.office_email as "officeEmail", p.office_phone as "officePhone",
      p.accounting_code as "accountingCode",
      p.amount_cents as "amountCents", p.rate_millionths as "rateMillionths", p.commission_cents as "commissionCents",
      p.total_cents as "totalCents", p.refunded_cents as "refundedCents", p.status, p.is_late as "isLate",
      p.transaction_code as "transactionCode", p.paid_at as "paidAt", p.created_at as "createdAt",
      p.forgotten_at as "forgottenAt", y.payment_id is not null as "hasPayer", y.first_name as "firstName", y.last_name as "lastName",
      y.tax_code as "taxCode", y.address, y.city, y.postal_code as "postalCode", y.province, y.email, y.description,
      y.extra_fields as "extraFields",
      a.id as "attemptId", a.number as "attemptNumber", a.order_code as "orderCode", a.status as "attemptStatus",
      a.gateway, a.opened_at as "openedAt", a.expires_at as "expiresAt"
    from payment p
    join lateral (
      select * from payment_attempt where payment_id = p.id order by number desc limit 1
    ) a on true
    left join payer y on y.payment_id = p.id
    where p.public_id = $1`,
};

/** The payment of an order code: where the browser goes after the bank, whatever the message was worth. */
export const selectPublicIdByOrder: Statement = {
  name: 'select-payment-by-order',
  text: `
    select p.public_id as "publicId"
    from payment_attempt a join payment p on p.id = a.payment_id where a.order_code = $1`,
};

/** What the gateway must know of an attempt in order to verify a message about it. */
export const selectKnownAttempt: Statement = {
  name: 'select-known-attempt',
  text: `
    select id as "attemptId", order_code as ref, shop_id as "shopId", amount_cents as "amountCents", currency, opened_at as "createdAt", key_version as "keyVersion"
    from payment_attempt where order_code = $1`,
};

/**
 * Takes the payment's row lock, which every writer of the payment takes first, and reads the order under it.
 * The lock is on the payment alone: attempts and events are changed by its holder only.
 */
export const lockOrder: Statement = {
  name: 'lock-order',
  text: `
    select p.id as "paymentId", p.public_id as "publicId", p.status as "paymentStatus",
      p.event_count as "eventCount", p.last_event_hash as "lastHash"
    from payment p where p.id = (select payment_id from payment_attempt where order_code = $1)
    for update`,
};

/**
 * Read after {@link lockOrder}, so that it sees what the lock's former holder committed. A doubt that an answer has
 * ended is over although its alert still waits for somebody: of the order's own history, which is read only then, the
 * last word counts.
 */
export const selectLockedAttempt: Statement = {
  name: 'select-locked-attempt',
  text: `
    select a.id as "attemptId", a.number, a.order_code as "orderCode", a.gateway, a.shop_id as "shopId",
      a.amount_cents as "amountCents", a.currency, a.status as "attemptStatus", a.transaction_code as "transactionCode",
      a.expires_at as "expiresAt",
      exists (select 1 from payment_attempt o where o.payment_id = a.payment_id and o.id <> a.id and o.status = 'open')
        as "hasOtherOpenAttempt",
      exists (select 1 from payment_alert d where d.attempt_id = a.id and d.kind = 'mismatch' and d.resolved_at is null)
        and coalesce((
          select e.type = 'mismatch' from payment_event e
          where e.payment_id = a.payment_id and (e.data ->> 'attempt')::integer = a.number
            and (e.type = 'mismatch' or e.data ->> 'from' = 'under_review')
          order by e.sequence desc limit 1
        ), true) as "isDoubtful"
    from payment_attempt a where a.order_code = $1`,
};

export const lockPayment: Statement = {
  name: 'lock-payment',
  text: `
    select id as "paymentId", public_id as "publicId", status as "paymentStatus", total_cents as "totalCents",
      event_count as "eventCount", last_event_hash as "lastHash", forgotten_at as "forgottenAt"
    from payment where public_id = $1 for update`,
};

/**
 * Everything that an outcome changes, in one statement. With a signed message the insert into bank_signal is the gate:
 * when its key is already there nothing else happens. A query's answer ($6 false) may repeat: its gate is open,
 * because the states themselves make it harmless. The staff's word ($2 null) is no message of the bank: no row, open
 * gate. That the bank took money more than once is told once, by whatever ways it comes.
 */
export const recordOutcome: Statement = {
  name: 'record-outcome',
  text: `
    with signal as (
      insert into bank_signal (attempt_id, source, outcome, dedupe_key, fields, received_at)
      select $1, $2, $3, $4, $5::jsonb, $7 where $2::text is not null
      on conflict (dedupe_key) do nothing
      returning id
    ), gate as (
      select 1 as open where not $6::boolean or exists (select 1 from signal)
    ), changed_attempt as (
      update payment_attempt set status = $8, closed_at = case when $8 = 'open' then null else coalesce(closed_at, $7) end,
        transaction_code = coalesce($9, transaction_code), authorization_code = coalesce($10, authorization_code),
        next_query_at = $11::timestamptz
      where id = $1 and exists (select 1 from gate)
    ), changed_payment as (
      update payment set status = $13, is_late = is_late or $14, transaction_code = coalesce(transaction_code, $15),
        paid_at = coalesce(paid_at, $16), event_count = $17, last_event_hash = $18, updated_at = $7
      where id = $12 and exists (select 1 from gate)
    ), new_events as (
      insert into payment_event (payment_id, sequence, type, at, data, previous_hash, hash)
      select $12, e.sequence, e.type, $7, e.data, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
      from gate, jsonb_to_recordset($19::jsonb)
        as e(sequence integer, type text, data jsonb, previous_hash text, hash text)
    ), new_alert as (
      insert into payment_alert (payment_id, attempt_id, kind, data, raised_at)
      select $12, $1, $20, $21::jsonb, $7 from gate where $20::text is not null
        and ($20 <> 'several-transactions' or not exists (
          select 1 from payment_alert o where o.attempt_id = $1 and o.kind = $20 and o.resolved_at is null))
    )
    select 1 as applied from gate`,
};

export const selectOrderCode: Statement = {
  name: 'select-order-code',
  text: `
    select a.order_code as "orderCode" from payment_attempt a join payment p on p.id = a.payment_id
    where p.public_id = $1 and a.number = $2`,
};

/** Two who state the same code for two payments follow one another. */
export const lockCode: Statement = {
  name: 'lock-transaction-code',
  text: `select pg_advisory_xact_lock(hashtext('transaction-code:' || upper($1)))`,
};

export const isCodeTaken: Statement = {
  name: 'is-code-taken',
  text: `
    select exists (select 1 from payment_attempt where upper(transaction_code) = upper($2) and id <> $1) as "isTaken"`,
};

/** Events that move no state. */
export const appendEvents: Statement = {
  name: 'append-events',
  text: `
    with changed_payment as (
      update payment set event_count = $2, last_event_hash = $3, updated_at = $4 where id = $1
    )
    insert into payment_event (payment_id, sequence, type, at, data, previous_hash, hash)
    select $1, e.sequence, e.type, $4, e.data, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset($5::jsonb) as e(sequence integer, type text, data jsonb, previous_hash text, hash text)`,
};

/** A new order at the bank for a payment that ended unpaid. */
export const openAttempt: Statement = {
  name: 'open-attempt',
  text: `
    with new_attempt as (
      insert into payment_attempt (payment_id, number, order_code, gateway, shop_id, key_version, amount_cents, currency,
        status, opened_at, expires_at, next_query_at)
      select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, 'EUR', 'open', $7, $8, $9
      from payment_attempt where payment_id = $1
    ), changed_payment as (
      update payment set status = 'pending', event_count = $10, last_event_hash = $11, updated_at = $7 where id = $1
    )
    insert into payment_event (payment_id, sequence, type, at, data, previous_hash, hash)
    select $1, e.sequence, e.type, $7, e.data, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset($12::jsonb) as e(sequence integer, type text, data jsonb, previous_hash text, hash text)`,
};

// One look-up by key for each payment of the person: as a plain join, planned while the tables are young, PostgreSQL
// compares each of them with every payment of that amount.
/** A payment of the same person for the same thing, paid or still open, begun since $5. */
export const selectPossibleDuplicate: Statement = {
  name: 'select-possible-duplicate',
  text: `
    select p.reference, p.status, p.created_at as "createdAt"
    from payer y cross join lateral (select * from payment where id = y.payment_id limit 1) p
    where y.tax_code = $1 and p.service_id = $2 and p.amount_cents = $3 and y.description = $4 and p.created_at >= $5
      and p.status in ('pending', 'under_review', 'paid')
    order by p.created_at desc limit 1`,
};

/** Tells the staff once: an alert of this kind that is still open is not repeated. */
export const raiseAlert: Statement = {
  name: 'raise-alert',
  text: `
    insert into payment_alert (payment_id, attempt_id, kind, data, raised_at)
    select a.payment_id, a.id, $2, $3::jsonb, $4 from payment_attempt a
    where a.order_code = $1 and not exists (
      select 1 from payment_alert o where o.attempt_id = a.id and o.kind = $2 and o.resolved_at is null)`,
};

export const insertUnmatchedSignal: Statement = {
  name: 'insert-unmatched-signal',
  text: `
    insert into unmatched_signal (gateway, order_code, source, outcome, dedupe_key, fields, received_at)
    values ($1, $2, $3, $4, $5, $6::jsonb, $7) on conflict (dedupe_key) do nothing`,
};

export const selectEvents: Statement = {
  name: 'select-payment-events',
  text: `
    select e.sequence, e.type, e.at, e.data, e.previous_hash as "previousHash", e.hash
    from payment_event e join payment p on p.id = e.payment_id where p.public_id = $1 order by e.sequence`,
};
