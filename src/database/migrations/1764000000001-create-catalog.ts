import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can be paid, and at which commission: services, their prices and extra fields, dated rates. */
export class CreateCatalog1764000000001 implements MigrationInterface {
  readonly name = 'CreateCatalog1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SERVICE);
    await runner.query(SERVICE_PRICE);
    await runner.query(SERVICE_FIELD);
    await runner.query(COMMISSION_RATE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table commission_rate, service_field, service_price, service');
  }
}

const SERVICE = `
  create table service (
    id integer generated always as identity primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    name text not null check (length(name) between 1 and 80),
    description text not null check (length(description) <= 300),
    is_open boolean not null default true,
    position integer not null,
    amount_kind text not null check (amount_kind in ('free', 'fixed', 'price-list')),
    fixed_amount_cents bigint check (fixed_amount_cents between 1 and 99999999),
    min_amount_cents bigint not null default 1 check (min_amount_cents >= 1),
    max_amount_cents bigint not null default 99999999 check (max_amount_cents <= 99999999),
    description_max_length integer not null default 297 check (description_max_length between 1 and 1000),
    office_name text not null check (length(office_name) between 1 and 120),
    office_email text,
    office_phone text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint service_amount_limits check (min_amount_cents <= max_amount_cents),
    constraint service_fixed_amount check ((amount_kind = 'fixed') = (fixed_amount_cents is not null))
  )`;

const SERVICE_PRICE = `
  create table service_price (
    id integer generated always as identity primary key,
    service_id integer not null references service (id),
    position integer not null,
    label text not null check (length(label) between 1 and 120),
    amount_cents bigint not null check (amount_cents between 1 and 99999999),
    is_active boolean not null default true,
    constraint service_price_label unique (service_id, label)
  )`;

const SERVICE_FIELD = `
  create table service_field (
    id integer generated always as identity primary key,
    service_id integer not null references service (id),
    position integer not null,
    key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
    label text not null check (length(label) between 1 and 120),
    hint text check (length(hint) <= 200),
    kind text not null check (kind in ('text', 'choice', 'number', 'date')),
    is_required boolean not null default false,
    max_length integer check (max_length between 1 and 1000),
    choices text[] check (cardinality(choices) between 1 and 200),
    min_number bigint,
    max_number bigint,
    min_date date,
    max_date date,
    constraint service_field_key unique (service_id, key),
    constraint service_field_choices check ((kind = 'choice') = (choices is not null)),
    constraint service_field_numbers check (kind = 'number' or (min_number is null and max_number is null)),
    constraint service_field_dates check (kind = 'date' or (min_date is null and max_date is null))
  )`;

// Percentages carry six decimals: 1.522843 % is 1522843 millionths. A rate without service is the general one.
// The ranges make two rates in force at once for the same service impossible, whoever writes them.
const COMMISSION_RATE = `
  create table commission_rate (
    id integer generated always as identity primary key,
    service_id integer references service (id),
    rate_millionths bigint not null check (rate_millionths between 0 and 100000000),
    valid_from timestamptz not null,
    valid_to timestamptz check (valid_to > valid_from),
    reason text not null check (length(reason) between 1 and 500),
    created_at timestamptz not null,
    constraint commission_rate_no_overlap exclude using gist (
      int4range(coalesce(service_id, 0), coalesce(service_id, 0), '[]') with &&,
      tstzrange(valid_from, valid_to) with &&
    )
  )`;
