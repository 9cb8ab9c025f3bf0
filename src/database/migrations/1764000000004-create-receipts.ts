import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Receipts and their deliveries. No name, tax code or address is kept here: a receipt repeats the facts that
 * can never change, the rest is read from the payment each time, for as long as the person is remembered.
 */
export class CreateReceipts1764000000004 implements MigrationInterface {
  readonly name = 'CreateReceipts1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [COUNTER, RECEIPT, DELIVERY, INDEXES, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table receipt_delivery, receipt, receipt_counter');
    await runner.query('drop function receipt_keeps_its_facts()');
  }
}

// A sequence would leave gaps after a rollback; this row is locked until the receipt that took the number is committed.
const COUNTER = `
  create table receipt_counter (
    year integer primary key check (year between 2000 and 9999),
    last_number integer not null check (last_number >= 0)
  )`;

const RECEIPT = `
  create table receipt (
    id bigint generated always as identity primary key,
    payment_id text not null unique references payment (public_id),
    year integer not null references receipt_counter (year),
    number integer not null check (number >= 1),
    verification_code text not null unique check (verification_code ~ '^[A-Za-z0-9_-]{22}$'),
    reference bigint not null,
    amount_cents bigint not null check (amount_cents > 0),
    commission_cents bigint not null check (commission_cents >= 0),
    total_cents bigint not null,
    paid_at timestamptz not null,
    issued_at timestamptz not null,
    constraint receipt_number unique (year, number),
    constraint receipt_total check (total_cents = amount_cents + commission_cents)
  )`;

const DELIVERY = `
  create table receipt_delivery (
    id bigint generated always as identity primary key,
    receipt_id bigint not null references receipt (id),
    version integer not null check (version >= 1),
    reason text not null check (reason in ('automatic', 'resend_by_citizen')),
    state text not null check (state in ('queued', 'sending', 'sent', 'failed')),
    attempt integer not null default 0 check (attempt >= 0),
    failures integer not null default 0 check (failures >= 0),
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    message_id text not null unique check (length(message_id) between 3 and 250),
    last_error_code text check (length(last_error_code) <= 64),
    queued_at timestamptz not null,
    sent_at timestamptz,
    constraint receipt_delivery_version unique (receipt_id, version),
    constraint receipt_delivery_first check ((version = 1) = (reason = 'automatic')),
    constraint receipt_delivery_lease check ((state = 'sending') = (lease_until is not null)),
    constraint receipt_delivery_sent check ((state = 'sent') = (sent_at is not null)),
    constraint receipt_delivery_failed check (state <> 'failed' or last_error_code is not null)
  )`;

const INDEXES = `
  create index receipt_delivery_due on receipt_delivery (next_attempt_at) where state = 'queued';
  create index receipt_delivery_leased on receipt_delivery (lease_until) where state = 'sending';
  create index receipt_delivery_failed on receipt_delivery (queued_at) where state = 'failed'`;

const TRIGGERS = `
  create function receipt_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    raise exception 'a receipt that was issued neither changes nor goes' using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger receipt_keeps_its_facts before update or delete on receipt
    for each row execute function receipt_keeps_its_facts()`;
