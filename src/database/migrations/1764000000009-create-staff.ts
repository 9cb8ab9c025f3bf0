import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The back office's people: accounts, second factors, open sessions, and how often somebody guessed. */
export class CreateStaff1764000000009 implements MigrationInterface {
  readonly name = 'CreateStaff1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [STAFF, RECOVERY_CODE, SESSION, THROTTLE, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in_throttle, staff_session, staff_recovery_code, staff');
    await runner.query('drop function staff_keeps_an_admin()');
  }
}

const STAFF = `
  create table staff (
    id bigint generated always as identity primary key,
    username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    full_name text not null check (length(full_name) between 1 and 120),
    role text not null check (role in ('clerk', 'manager', 'auditor', 'admin')),
    state text not null default 'active' check (state in ('active', 'disabled')),
    password_hash text not null check (password_hash like '$argon2id$%'),
    must_change_password boolean not null,
    totp_secret bytea,
    totp_pending_secret bytea,
    totp_last_step bigint,
    expires_on date,
    purpose text check (length(purpose) between 1 and 200),
    failed_sign_ins integer not null default 0 check (failed_sign_ins >= 0),
    last_failed_at timestamptz,
    last_sign_in_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint staff_expiry_has_purpose check ((expires_on is null) = (purpose is null)),
    constraint staff_expiry_of_auditors check (role = 'auditor' or expires_on is null)
  )`;

const RECOVERY_CODE = `
  create table staff_recovery_code (
    id bigint generated always as identity primary key,
    staff_id bigint not null references staff (id),
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    constraint staff_recovery_code_once unique (staff_id, code_hash)
  )`;

// The browser alone holds the token: who reads this table cannot take over a session.
const SESSION = `
  create table staff_session (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    staff_id bigint not null references staff (id),
    stage text not null check (stage in ('code', 'full')),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    user_agent text not null check (length(user_agent) <= 60),
    network_hash bytea not null check (length(network_hash) = 32)
  );
  create index staff_session_staff on staff_session (staff_id)`;

const THROTTLE = `
  create table sign_in_throttle (
    key bytea primary key check (length(key) = 32),
    failures integer not null check (failures >= 0),
    last_failure_at timestamptz not null,
    blocked_until timestamptz not null
  );
  create index sign_in_throttle_age on sign_in_throttle (last_failure_at)`;

// The lock makes two administrators who disable each other follow one another: the second finds nobody left.
const TRIGGERS = `
  create function staff_keeps_an_admin() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtext('staff_keeps_an_admin'));
    if not exists (select from staff where role = 'admin' and state = 'active' and id <> old.id) then
      raise exception 'the last active administrator stays'
        using errcode = 'integrity_constraint_violation', constraint = 'staff_keeps_an_admin';
    end if;
    return new;
  end $$;
  create trigger staff_keeps_an_admin before update on staff for each row
    when (old.role = 'admin' and old.state = 'active' and (new.role <> 'admin' or new.state <> 'active'))
    execute function staff_keeps_an_admin();
  create trigger staff_stays before delete on staff
    for each row execute function refuse_change()`;
