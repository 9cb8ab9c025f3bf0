import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What other municipal software uses: keys, payments prepared for a citizen, messages about their outcome. A key is
 * stored as its hash, the secrets of webhooks sealed; what is known of a person is in one erasable row.
 */
export class CreateApi1764000000022 implements MigrationInterface {
  readonly name = 'CreateApi1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [KEY, SECRET, PREPARED, LINK, DELIVERY, ATTEMPT]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table webhook_attempt, webhook_delivery;
      drop trigger payment_keeps_its_preparation on payment;
      drop trigger payment_tells_who_prepared_it on payment;
      drop function tell_who_prepared_payment();
      alter table payment drop column prepared_id;
      drop table prepared_payment_data, prepared_payment, webhook_secret, api_key_service, api_key`);
  }
}

const KEY = `
  create table api_key (
    id integer generated always as identity primary key,
    name text not null check (length(name) between 1 and 80),
    prefix text not null unique check (length(prefix) between 8 and 20),
    hash bytea not null unique check (length(hash) = 32),
    scopes text[] not null check (scopes <@ array['payments:prepare', 'payments:read'] and cardinality(scopes) > 0),
    has_all_services boolean not null,
    created_by bigint not null references staff (id),
    created_at timestamptz not null,
    expires_on date,
    revoked_by bigint references staff (id),
    revoked_at timestamptz,
    last_used_on date,
    webhook_url text check (length(webhook_url) <= 500),
    constraint api_key_revoked check ((revoked_at is null) = (revoked_by is null))
  );
  create table api_key_service (
    key_id integer not null references api_key (id),
    service_id integer not null references service (id),
    primary key (key_id, service_id)
  )`;

// While a secret is being replaced two are valid: the one without an end, and the one before it until its end.
const SECRET = `
  create table webhook_secret (
    id integer generated always as identity primary key,
    key_id integer not null references api_key (id),
    sealed bytea not null,
    created_at timestamptz not null,
    valid_until timestamptz
  );
  create unique index webhook_secret_one_current on webhook_secret (key_id) where valid_until is null`;

// The same external id of the same key is the same payment, whatever number of requests asks for it at once.
const PREPARED = `
  create table prepared_payment (
    id bigint generated always as identity primary key,
    public_id text not null unique check (public_id ~ '^[A-Za-z0-9_-]{22}$'),
    key_id integer not null references api_key (id),
    external_id text not null check (external_id ~ '^[A-Za-z0-9._:/-]{1,64}$'),
    body_hash bytea not null check (length(body_hash) = 32),
    service_id integer not null references service (id),
    amount_cents bigint not null check (amount_cents between 1 and 99999999),
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    constraint prepared_payment_external_id unique (key_id, external_id)
  );
  create index prepared_payment_expiry on prepared_payment (expires_at);
  create table prepared_payment_data (
    prepared_id bigint primary key references prepared_payment (id),
    fields jsonb not null check (jsonb_typeof(fields) = 'object')
  )`;

// One payment for each preparation. Whoever changes its state, the bank, staff or a refund, the change is told; a second
// part given back is one, too, though the state has the same name.
const LINK = `
  alter table payment add column prepared_id bigint unique references prepared_payment (id);
  create trigger payment_keeps_its_preparation before update of prepared_id on payment
    for each row when (old.prepared_id is distinct from new.prepared_id) execute function refuse_change();

  create function tell_who_prepared_payment() returns trigger language plpgsql as $$
  begin
    insert into outbox (topic, payload, created_at, next_try_at)
    values ('payment.state-changed', jsonb_build_object(
      'paymentId', new.public_id, 'status', new.status, 'event', new.event_count, 'at', new.updated_at),
      new.updated_at, new.updated_at);
    perform pg_notify('outbox', '');
    return null;
  end $$;
  create trigger payment_tells_who_prepared_it after update of status on payment
    for each row when (new.prepared_id is not null and (old.status is distinct from new.status
      or (new.status = 'partially_refunded' and new.event_count > old.event_count)))
    execute function tell_who_prepared_payment()`;

// The life of a delivery is that of a receipt's. The body holds ids, states and cents, never anything of a person.
const DELIVERY = `
  create table webhook_delivery (
    id bigint generated always as identity primary key,
    event_id text not null unique check (length(event_id) between 8 and 40),
    key_id integer not null references api_key (id),
    prepared_id bigint not null references prepared_payment (id),
    event_number integer not null,
    type text not null check (type ~ '^payment[.][a-z_]+$'),
    body text not null check (length(body) <= 4000),
    state text not null check (state in ('queued', 'sending', 'sent', 'failed')),
    attempt integer not null default 0 check (attempt >= 0),
    failures integer not null default 0 check (failures >= 0),
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    last_error_code text check (length(last_error_code) <= 64),
    queued_at timestamptz not null,
    sent_at timestamptz,
    constraint webhook_delivery_once unique (prepared_id, event_number),
    constraint webhook_delivery_lease check ((state = 'sending') = (lease_until is not null)),
    constraint webhook_delivery_sent check ((state = 'sent') = (sent_at is not null)),
    constraint webhook_delivery_failed check (state <> 'failed' or last_error_code is not null)
  );
  create index webhook_delivery_due on webhook_delivery (next_attempt_at) where state = 'queued';
  create index webhook_delivery_leased on webhook_delivery (lease_until) where state = 'sending';
  create index webhook_delivery_key on webhook_delivery (key_id, id desc)`;

const ATTEMPT = `
  create table webhook_attempt (
    id bigint generated always as identity primary key,
    delivery_id bigint not null references webhook_delivery (id),
    at timestamptz not null,
    duration_ms integer not null check (duration_ms >= 0),
    status integer check (status between 100 and 999),
    error_code text check (length(error_code) <= 64),
    response text check (length(response) <= 500)
  );
  create index webhook_attempt_delivery on webhook_attempt (delivery_id, id)`;
