import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The payment from form to outcome. What must never be false is stated here as a constraint:
 * amounts that add up, one open and one paid attempt, facts that cannot be rewritten, history that only grows.
 */
export class CreatePayments1764000000002 implements MigrationInterface {
  readonly name = 'CreatePayments1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PAYMENT, PAYER, ATTEMPT, EVENT, SIGNAL, UNMATCHED_SIGNAL, ALERT, INDEXES, TRIGGERS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table payment_alert, unmatched_signal, bank_signal, payment_event, payment_attempt, payer, payment',
    );
    await runner.query('drop function refuse_change(), payment_keeps_its_facts()');
    await runner.query('drop sequence payment_reference');
  }
}

// The commission check repeats the one rule of money, ceil(amount * rate / 100_000_000), in integers:
// a defect in the application cannot store a total that the citizen was not shown.
const PAYMENT = `
  create sequence payment_reference;
  create table payment (
    id bigint generated always as identity primary key,
    public_id text not null unique check (public_id ~ '^[A-Za-z0-9_-]{22}$'),
    reference bigint not null unique default nextval('payment_reference'),
    service_id integer not null references service (id),
    service_slug text not null,
    service_name text not null,
    office_name text not null,
    office_email text,
    office_phone text,
    amount_cents bigint not null check (amount_cents between 1 and 99999999),
    rate_millionths bigint not null check (rate_millionths between 0 and 100000000),
    commission_cents bigint not null,
    total_cents bigint not null,
    status text not null check (status in
      ('pending', 'under_review', 'paid', 'refused', 'cancelled', 'expired', 'partially_refunded', 'refunded')),
    is_late boolean not null default false,
    transaction_code text check (length(transaction_code) between 1 and 64),
    paid_at timestamptz,
    idempotency_key text not null unique,
    body_hash bytea not null check (length(body_hash) = 32),
    event_count integer not null check (event_count >= 1),
    last_event_hash bytea not null check (length(last_event_hash) = 32),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint payment_commission check (commission_cents = (amount_cents * rate_millionths + 99999999) / 100000000),
    constraint payment_total check (total_cents = amount_cents + commission_cents),
    constraint payment_paid_facts check (
      (status in ('paid', 'partially_refunded', 'refunded')) = (paid_at is not null and transaction_code is not null))
  )`;

// One erasable row for each payment holds everything that tells who paid: retention deletes it and the history stays whole.
const PAYER = `
  create table payer (
    payment_id bigint primary key references payment (id),
    first_name text not null,
    last_name text not null,
    tax_code text not null,
    address text not null,
    city text not null,
    postal_code text not null,
    province text not null,
    email text not null,
    description text not null,
    extra_fields jsonb not null default '[]' check (jsonb_typeof(extra_fields) = 'array')
  )`;

const ATTEMPT = `
  create table payment_attempt (
    id bigint generated always as identity primary key,
    payment_id bigint not null references payment (id),
    number integer not null check (number >= 1),
    order_code text not null unique check (order_code ~ '^[A-Z0-9]{12,18}$'),
    gateway text not null,
    shop_id text not null,
    key_version text not null,
    amount_cents bigint not null check (amount_cents between 1 and 199999998),
    currency text not null check (currency = 'EUR'),
    status text not null check (status in ('open', 'paid', 'refused', 'cancelled', 'expired', 'excess_paid')),
    opened_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > opened_at),
    closed_at timestamptz,
    transaction_code text,
    authorization_code text,
    next_query_at timestamptz,
    last_queried_at timestamptz,
    query_count integer not null default 0,
    constraint payment_attempt_number unique (payment_id, number),
    constraint payment_attempt_closed check ((status = 'open') = (closed_at is null)),
    constraint payment_attempt_money check (status not in ('paid', 'excess_paid') or transaction_code is not null)
  )`;

const EVENT = `
  create table payment_event (
    id bigint generated always as identity primary key,
    payment_id bigint not null references payment (id),
    sequence integer not null check (sequence >= 1),
    type text not null,
    at timestamptz not null,
    data jsonb not null,
    previous_hash bytea check (length(previous_hash) = 32),
    hash bytea not null check (length(hash) = 32),
    constraint payment_event_sequence unique (payment_id, sequence),
    constraint payment_event_chain check ((sequence = 1) = (previous_hash is null))
  )`;

// Written only for messages whose signature holds: a forged one could otherwise take the true one's place.
const SIGNAL = `
  create table bank_signal (
    id bigint generated always as identity primary key,
    attempt_id bigint not null references payment_attempt (id),
    source text not null check (source in ('return', 'notification', 'query')),
    outcome text not null,
    dedupe_key bytea not null unique check (length(dedupe_key) = 32),
    fields jsonb not null,
    received_at timestamptz not null
  )`;

// Truly signed by the bank, for an order that we never opened: kept for reconciliation.
const UNMATCHED_SIGNAL = `
  create table unmatched_signal (
    id bigint generated always as identity primary key,
    gateway text not null,
    order_code text not null,
    source text not null,
    outcome text not null,
    dedupe_key bytea not null unique check (length(dedupe_key) = 32),
    fields jsonb not null,
    received_at timestamptz not null
  )`;

const ALERT = `
  create table payment_alert (
    id bigint generated always as identity primary key,
    payment_id bigint references payment (id),
    attempt_id bigint references payment_attempt (id),
    kind text not null,
    data jsonb not null,
    raised_at timestamptz not null,
    resolved_at timestamptz
  )`;

const INDEXES = `
  create unique index payment_attempt_one_open on payment_attempt (payment_id) where status = 'open';
  create unique index payment_attempt_one_paid on payment_attempt (payment_id) where status = 'paid';
  create index payment_attempt_due on payment_attempt (next_query_at) where next_query_at is not null;
  create index payer_tax_code on payer (tax_code);
  create index payment_list on payment (created_at desc, id desc);
  create index bank_signal_attempt on bank_signal (attempt_id);
  create index payment_alert_open on payment_alert (raised_at) where resolved_at is null`;

const TRIGGERS = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append only', tg_table_name using errcode = 'integrity_constraint_violation';
  end $$;

  create trigger payment_event_append_only before update or delete on payment_event
    for each row execute function refuse_change();
  create trigger payment_event_no_truncate before truncate on payment_event
    for each statement execute function refuse_change();
  create trigger bank_signal_append_only before update or delete on bank_signal
    for each row execute function refuse_change();
  create trigger unmatched_signal_append_only before update or delete on unmatched_signal
    for each row execute function refuse_change();
  create trigger payment_no_delete before delete on payment
    for each row execute function refuse_change();

  create function payment_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if (new.public_id, new.reference, new.service_id, new.amount_cents, new.rate_millionths, new.idempotency_key, new.created_at)
       is distinct from
       (old.public_id, old.reference, old.service_id, old.amount_cents, old.rate_millionths, old.idempotency_key, old.created_at)
    then
      raise exception 'payment %: what the citizen agreed to cannot change', old.reference
        using errcode = 'integrity_constraint_violation';
    end if;
    if old.paid_at is not null and (new.paid_at, new.transaction_code) is distinct from (old.paid_at, old.transaction_code)
    then
      raise exception 'payment %: money that arrived stays recorded', old.reference
        using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger payment_keeps_its_facts before update on payment
    for each row execute function payment_keeps_its_facts()`;
