import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff keep about the list of payments: whom somebody is looking for, for some hours, and views under a name. */
export class CreateStaffLists1764000000013 implements MigrationInterface {
  readonly name = 'CreateStaffLists1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FILTER, VIEW]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table staff_view, staff_filter');
  }
}

// Addresses carry the id. What is behind it is encrypted, opens for its owner only, and goes after some hours.
const FILTER = `
  create table staff_filter (
    id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
    staff_id bigint not null references staff (id),
    sealed bytea not null check (length(sealed) > 28),
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at)
  );
  create index staff_filter_expiry on staff_filter (expires_at)`;

// A view never holds a person, so that the office's can be everybody's and one's own does not outlive its reason.
const VIEW = `
  create table staff_view (
    id bigint generated always as identity primary key,
    staff_id bigint not null references staff (id),
    scope text not null check (scope in ('own', 'office')),
    name text not null check (length(name) between 1 and 60 and name = btrim(name)),
    query text not null check (length(query) <= 1000),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint staff_view_names_nobody check (query !~ '(^|&)(filter|person|cursor)=')
  );
  create unique index staff_view_own_name on staff_view (staff_id, lower(name)) where scope = 'own';
  create unique index staff_view_office_name on staff_view (lower(name)) where scope = 'office'`;
