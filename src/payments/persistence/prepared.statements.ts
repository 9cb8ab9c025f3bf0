import type { Statement } from '../../shared/database.js';

/** Of many requests with one external id exactly one inserts; the others wait for its commit and insert nothing. */
export const insertPrepared: Statement = {
  name: 'prepared_insert',
  text: `
    with prepared as (
      insert into prepared_payment (public_id, key_id, external_id, body_hash, service_id, amount_cents, created_at,
        expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (key_id, external_id) do nothing
      returning id
    )
    insert into prepared_payment_data (prepared_id, fields) select id, $9::jsonb from prepared returning prepared_id`,
};

const VIEW = `
  select r.public_id as "publicId", r.external_id as "externalId", r.body_hash as "bodyHash", s.slug as "serviceSlug",
    r.amount_cents as "amountCents", r.created_at as "createdAt", r.expires_at as "expiresAt",
    p.public_id as "paymentId", p.reference, p.status, p.commission_cents as "commissionCents",
    p.total_cents as "totalCents", p.paid_at as "paidAt", p.transaction_code as "transactionCode"
  from prepared_payment r
  join service s on s.id = r.service_id
  left join payment p on p.prepared_id = r.id`;

export const selectPrepared: Statement = {
  name: 'prepared_select',
  text: `${VIEW} where r.key_id = $1 and r.public_id = $2`,
};

export const selectPreparedByExternalId: Statement = {
  name: 'prepared_select_by_external_id',
  text: `${VIEW} where r.key_id = $1 and r.external_id = $2`,
};

export const selectPreparedOfPayment: Statement = {
  name: 'prepared_select_of_payment',
  text: `
    select r.id as "preparedId", r.key_id as "keyId", v.*
    from payment q
    join prepared_payment r on r.id = q.prepared_id
    join lateral (${VIEW} where r.id = q.prepared_id) v on true
    where q.public_id = $1`,
};

/** What a citizen opens; `fields` is null once they were used or forgotten. */
export const selectToPay: Statement = {
  name: 'prepared_select_to_pay',
  text: `
    select r.id, r.public_id as "publicId", s.slug as "serviceSlug", r.amount_cents as "amountCents",
      r.expires_at as "expiresAt", d.fields, p.public_id as "paymentId"
    from prepared_payment r
    join service s on s.id = r.service_id
    left join prepared_payment_data d on d.prepared_id = r.id
    left join payment p on p.prepared_id = r.id
    where r.public_id = $1`,
};

export const forgetExpiredData: Statement = {
  name: 'prepared_forget_expired',
  text: `
    delete from prepared_payment_data where prepared_id in (
      select d.prepared_id from prepared_payment_data d join prepared_payment r on r.id = d.prepared_id
      where r.expires_at <= $1 order by d.prepared_id limit $2 for update of d skip locked
    ) returning prepared_id`,
};
