import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The office runs its services: drafts and publications as versions that only grow, opening by dates, the accounting
 * code, which each payment keeps as it was when the citizen paid.
 */
export class CreateServiceVersions1764000000016 implements MigrationInterface {
  readonly name = 'CreateServiceVersions1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [SERVICE, VERSION, TRIGGERS, PAYMENT]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger payment_keeps_its_service on payment;
      drop function payment_keeps_its_service();
      alter table payment drop column accounting_code;
      drop table service_publication, service_version;
      drop function service_version_goes_with_its_service();
      drop trigger service_keeps_its_address on service;
      drop function service_keeps_its_address();
      alter table service drop column accounting_code, drop column is_published, drop column opens_on, drop column closes_on`);
  }
}

// A service that exists already is published; one that the office begins is not, until it says so. Days are Italy's:
// the first and the last on which the service can be paid.
const SERVICE = `
  alter table service
    add column accounting_code text check (length(accounting_code) between 1 and 40),
    add column is_published boolean not null default true,
    add column opens_on date,
    add column closes_on date,
    add constraint service_days check (closes_on >= opens_on),
    add constraint service_days_open check (is_open or (opens_on is null and closes_on is null))`;

// Of two who save at once, both on top of version n, one inserts n + 1; the other is told. Without author: what was there
// before versions were kept.
const VERSION = `
  create table service_version (
    id bigint generated always as identity primary key,
    service_id integer not null references service (id) on delete cascade,
    number integer not null check (number >= 1),
    model jsonb not null check (jsonb_typeof(model) = 'object'),
    author_id bigint references staff (id),
    at timestamptz not null,
    constraint service_version_number unique (service_id, number)
  );
  create table service_publication (
    service_id integer not null,
    number integer not null,
    author_id bigint references staff (id),
    at timestamptz not null,
    primary key (service_id, number),
    foreign key (service_id, number) references service_version (service_id, number) on delete cascade
  )`;

const TRIGGERS = `
  create function service_keeps_its_address() returns trigger language plpgsql as $$
  begin
    raise exception 'service %: an address that citizens know cannot change', old.slug
      using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger service_keeps_its_address before update on service
    for each row when (old.is_published and (new.slug <> old.slug or not new.is_published))
    execute function service_keeps_its_address();

  create function service_version_goes_with_its_service() returns trigger language plpgsql as $$
  begin
    if exists (select from service where id = old.service_id) then
      raise exception '% is append only', tg_table_name using errcode = 'integrity_constraint_violation';
    end if;
    return old;
  end $$;
  create trigger service_version_append_only before update on service_version
    for each row execute function refuse_change();
  create trigger service_version_no_truncate before truncate on service_version
    for each statement execute function refuse_change();
  create trigger service_version_no_delete before delete on service_version
    for each row execute function service_version_goes_with_its_service();
  create trigger service_publication_append_only before update on service_publication
    for each row execute function refuse_change();
  create trigger service_publication_no_truncate before truncate on service_publication
    for each statement execute function refuse_change();
  create trigger service_publication_no_delete before delete on service_publication
    for each row execute function service_version_goes_with_its_service()`;

const PAYMENT = `
  alter table payment add column accounting_code text check (length(accounting_code) between 1 and 40);
  create function payment_keeps_its_service() returns trigger language plpgsql as $$
  begin
    raise exception 'payment %: what it was for cannot change', old.reference
      using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger payment_keeps_its_service before update on payment
    for each row
    when ((old.service_slug, old.service_name, old.office_name, old.office_email, old.office_phone, old.accounting_code)
      is distinct from
      (new.service_slug, new.service_name, new.office_name, new.office_email, new.office_phone, new.accounting_code))
    execute function payment_keeps_its_service()`;
