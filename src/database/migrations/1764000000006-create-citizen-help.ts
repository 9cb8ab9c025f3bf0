import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What helps a citizen who was interrupted: e-mails with the link that resumes a payment, and the limits on
 * guesses at other people's payments. Addresses stay with the payer, who can be forgotten.
 */
export class CreateCitizenHelp1764000000006 implements MigrationInterface {
  readonly name = 'CreateCitizenHelp1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [RESUME_DELIVERY, INDEXES, LOOKUP_ALLOWANCE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lookup_allowance, resume_delivery');
  }
}

// The life of a delivery is that of a receipt's; `dropped` is its own: what was true when it was queued, that
// something is left to pay, may have become false.
const RESUME_DELIVERY = `
  create table resume_delivery (
    id bigint generated always as identity primary key,
    payment_id text not null references payment (public_id),
    version integer not null check (version >= 1),
    reason text not null check (reason in ('automatic', 'requested_by_citizen')),
    state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'dropped')),
    attempt integer not null default 0 check (attempt >= 0),
    failures integer not null default 0 check (failures >= 0),
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    message_id text not null unique check (length(message_id) between 3 and 250),
    last_error_code text check (length(last_error_code) <= 64),
    queued_at timestamptz not null,
    sent_at timestamptz,
    constraint resume_delivery_version unique (payment_id, version),
    constraint resume_delivery_lease check ((state = 'sending') = (lease_until is not null)),
    constraint resume_delivery_sent check ((state = 'sent') = (sent_at is not null)),
    constraint resume_delivery_failed check (state not in ('failed', 'dropped') or last_error_code is not null)
  )`;

// Nobody is reminded twice by itself: one automatic message for each payment, unless it was dropped unsent.
const INDEXES = `
  create unique index resume_delivery_one_automatic on resume_delivery (payment_id)
    where reason = 'automatic' and state <> 'dropped';
  create index resume_delivery_due on resume_delivery (next_attempt_at) where state = 'queued';
  create index resume_delivery_leased on resume_delivery (lease_until) where state = 'sending'`;

// The subject is a keyed hash: neither addresses of browsers nor tax codes are kept. A row says when the allowance
// is whole again; from then on it says nothing and goes.
const LOOKUP_ALLOWANCE = `
  create table lookup_allowance (
    subject bytea primary key check (length(subject) = 32),
    whole_at timestamptz not null
  );
  create index lookup_allowance_whole on lookup_allowance (whole_at)`;
