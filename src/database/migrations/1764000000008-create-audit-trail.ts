import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who did what in the back office. One chain over all rows, which only grows: the database itself refuses a row that
 * does not continue it, and every change, removal or second branch. Ids, codes, counts and hashes only, no personal data.
 */
export class CreateAuditTrail1764000000008 implements MigrationInterface {
  readonly name = 'CreateAuditTrail1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ENTRY, HEAD, VIEW, SEAL, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_seal, audit_view, audit_head, audit_entry');
    await runner.query('drop function audit_entry_continues_chain()');
  }
}

const ENTRY = `
  create table audit_entry (
    sequence bigint primary key check (sequence >= 1),
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('staff', 'system', 'cli')),
    actor_id bigint,
    actor_name text not null,
    action text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
    subject_kind text,
    subject_id text check (length(subject_id) <= 128),
    data jsonb not null check (jsonb_typeof(data) = 'object'),
    previous_hash bytea check (length(previous_hash) = 32),
    hash bytea not null unique check (length(hash) = 32),
    constraint audit_entry_no_fork unique nulls not distinct (previous_hash),
    constraint audit_entry_chain check ((sequence = 1) = (previous_hash is null)),
    constraint audit_entry_actor check ((actor_kind = 'staff') = (actor_id is not null)),
    constraint audit_entry_subject check ((subject_kind is null) = (subject_id is null))
  );
  create index audit_entry_time on audit_entry (at);
  create index audit_entry_actor on audit_entry (actor_id, sequence desc) where actor_id is not null;
  create index audit_entry_subject on audit_entry (subject_kind, subject_id, sequence) where subject_id is not null`;

// Whoever appends holds this one row until commit: two at once follow each other. It also tells when the last rows
// of the chain were cut off, which the rows that are left cannot.
const HEAD = `
  create table audit_head (
    id integer primary key default 1 check (id = 1),
    sequence bigint not null,
    hash bytea
  );
  insert into audit_head (sequence) values (0)`;

// Views of this minute, counted before they become one row of the chain.
const VIEW = `
  create table audit_view (
    key bytea primary key check (length(key) = 32),
    minute timestamptz not null,
    actor_id bigint,
    actor_kind text not null,
    actor_name text not null,
    action text not null,
    subject_kind text,
    subject_id text,
    data jsonb not null,
    views integer not null check (views >= 1),
    first_at timestamptz not null
  );
  create index audit_view_minute on audit_view (minute)`;

const SEAL = `
  create table audit_seal (
    day date primary key,
    first_sequence bigint not null check (first_sequence >= 1),
    entry_count bigint not null check (entry_count >= 0),
    merkle_root bytea not null check (length(merkle_root) = 32),
    chain_hash bytea not null check (length(chain_hash) = 32),
    sealed_at timestamptz not null
  )`;

const TRIGGERS = `
  create function audit_entry_continues_chain() returns trigger language plpgsql as $$
  begin
    update audit_head set sequence = new.sequence, hash = new.hash
      where sequence = new.sequence - 1 and hash is not distinct from new.previous_hash;
    if not found then
      raise exception 'audit entry % does not continue the chain', new.sequence
        using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;

  create trigger audit_entry_continues_chain before insert on audit_entry
    for each row execute function audit_entry_continues_chain();
  create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change();
  create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement execute function refuse_change();
  create trigger audit_head_stays before delete on audit_head
    for each row execute function refuse_change();
  create trigger audit_seal_append_only before update or delete on audit_seal
    for each row execute function refuse_change();
  create trigger audit_seal_no_truncate before truncate on audit_seal
    for each statement execute function refuse_change()`;
