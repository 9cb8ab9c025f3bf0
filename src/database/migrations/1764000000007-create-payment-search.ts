import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the staff's list of payments needs to stay quick at ten million rows: the instant of a payment's day,
 * an index for each filter that is asked alone, and totals by day, service and state that are kept, not counted.
 */
export class CreatePaymentSearch1764000000007 implements MigrationInterface {
  readonly name = 'CreatePaymentSearch1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    // Adding the column locks the payments until the commit, so that none is made between the count and the trigger.
    for (const statement of [DAY, INDEXES, PERSON_INDEXES, UNDELIVERED, SUMMARY, COUNT_EXISTING, TRIGGERS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger payment_is_counted on payment;
      drop trigger payment_is_counted_anew on payment;
      drop function count_payment();
      drop table payment_day_change, payment_day_summary;
      drop view undelivered_receipt;
      drop index payer_name, payer_email, payment_alert_payment, payment_attempt_transaction_code, payment_late,
        payment_by_amount, payment_by_status, payment_by_service, payment_by_day;
      create index payment_list on payment (created_at desc, id desc);
      alter table payment drop column day_at`);
  }
}

// A payment's day is that of the money, else that of the request; day_at is the instant, the calendar day is Italy's.
const DAY = `
  alter table payment add column day_at timestamptz not null generated always as (coalesce(paid_at, created_at)) stored`;

// Each index costs every payment, so: one for the list, one for each filter that is usual alone, small ones for what is
// rare. Nine payments in ten are paid: the list finds those by itself, the index by state holds the others.
const INDEXES = `
  drop index payment_list;
  create index payment_by_day on payment (day_at, id);
  create index payment_by_service on payment (service_id, day_at, id);
  create index payment_by_status on payment (status, day_at, id) where status <> 'paid';
  create index payment_by_amount on payment (amount_cents, day_at, id);
  create index payment_late on payment (day_at, id) where is_late;
  create index payment_attempt_transaction_code on payment_attempt (upper(transaction_code))
    where transaction_code is not null;
  create index payment_alert_payment on payment_alert (payment_id)`;

// Surname and first name, without case, accents, apostrophes, hyphens, dots and spaces: "D’Angelo" is found by "dangelo".
// The reader repeats both expressions to the letter.
const PERSON_INDEXES = `
  create index payer_name on payer
    (lower(regexp_replace(normalize(last_name || first_name, NFD), '[\\u0300-\\u036f''’. ‐‑-]', '', 'g')) text_pattern_ops);
  create index payer_email on payer (lower(email))`;

// The receipts' answer to "not delivered", for who searches payments: issued, and no sending of it has arrived.
// One branch for each state, as each has its own small index.
const UNDELIVERED = `
  create view undelivered_receipt as
  select r.payment_id, d.state, d.queued_at
  from (
    select receipt_id, state, queued_at from receipt_delivery where state = 'queued'
    union all select receipt_id, state, queued_at from receipt_delivery where state = 'sending'
    union all select receipt_id, state, queued_at from receipt_delivery where state = 'failed'
  ) d
  join receipt r on r.id = d.receipt_id
  where not exists (select from receipt_delivery sent where sent.receipt_id = d.receipt_id and sent.state = 'sent')`;

// Payments of one moment would all wait for the row of today if they counted themselves there. They append what changed,
// each in its own transaction and waiting for nobody; the worker adds the changes up. A total is summary plus changes.
const SUMMARY = `
  create table payment_day_summary (
    day date not null,
    service_id integer not null references service (id),
    status text not null,
    payments bigint not null,
    amount_cents bigint not null,
    commission_cents bigint not null,
    total_cents bigint not null,
    primary key (day, service_id, status),
    constraint payment_day_summary_total check (total_cents = amount_cents + commission_cents)
  );
  create table payment_day_change (
    id bigint generated always as identity primary key,
    day date not null,
    service_id integer not null,
    status text not null,
    payments integer not null check (payments in (-1, 1)),
    amount_cents bigint not null,
    commission_cents bigint not null,
    total_cents bigint not null
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`;

const COUNT_EXISTING = `
  insert into payment_day_summary (day, service_id, status, payments, amount_cents, commission_cents, total_cents)
  select (day_at at time zone 'Europe/Rome')::date, service_id, status, count(*), sum(amount_cents),
    sum(commission_cents), sum(total_cents)
  from payment group by 1, 2, 3`;

const TRIGGERS = `
  create function count_payment() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      insert into payment_day_change (day, service_id, status, payments, amount_cents, commission_cents, total_cents)
      values
        ((old.day_at at time zone 'Europe/Rome')::date, old.service_id, old.status, -1,
         -old.amount_cents, -old.commission_cents, -old.total_cents),
        ((new.day_at at time zone 'Europe/Rome')::date, new.service_id, new.status, 1,
         new.amount_cents, new.commission_cents, new.total_cents);
    else
      insert into payment_day_change (day, service_id, status, payments, amount_cents, commission_cents, total_cents)
      values
        ((new.day_at at time zone 'Europe/Rome')::date, new.service_id, new.status, 1,
         new.amount_cents, new.commission_cents, new.total_cents);
    end if;
    return null;
  end $$;

  create trigger payment_is_counted after insert on payment
    for each row execute function count_payment();
  create trigger payment_is_counted_anew after update on payment
    for each row
    when ((old.status, old.day_at, old.service_id, old.amount_cents, old.total_cents)
      is distinct from (new.status, new.day_at, new.service_id, new.amount_cents, new.total_cents))
    execute function count_payment()`;
