import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists taken as files: who took what, with the signed manifest of each; and those that are too long to be downloaded
 * at once, which a worker writes and which are kept for a while.
 */
export class CreateExports1764000000036 implements MigrationInterface {
  readonly name = 'CreateExports1764000000036';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [EXPORT, DELIVERY, CHUNK, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table export_chunk, export_delivery, export');
    await runner.query('drop function export_keeps_its_facts()');
  }
}

// The filter says days, codes and amounts, never whom somebody looked for. `way` command: the file went to whoever sat
// at the machine. What is finished has its facts; a queued file that is expired keeps them, only its content is gone.
const EXPORT = `
  create table export (
    id bigint generated always as identity primary key,
    public_id text not null unique check (public_id ~ '^[A-Za-z0-9_-]{22}$'),
    kind text not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
    format text not null check (format in ('csv', 'xlsx', 'jsonl')),
    way text not null check (way in ('download', 'queue', 'command')),
    file_name text not null check (length(file_name) between 1 and 200),
    filter_words text not null,
    maker_id bigint references staff (id),
    maker_name text not null,
    state text not null check (state in ('writing', 'finished', 'aborted')),
    began_at timestamptz not null,
    ended_at timestamptz,
    rows bigint check (rows >= 0),
    bytes bigint check (bytes >= 0),
    sha256 bytea check (length(sha256) = 32),
    totals jsonb,
    manifest text,
    error_code text check (length(error_code) <= 64),
    expires_at timestamptz,
    is_expired boolean not null default false,
    constraint export_maker check ((way = 'command') = (maker_id is null)),
    constraint export_ended check ((state = 'writing') = (ended_at is null)),
    constraint export_finished check ((state = 'finished') = (num_nonnulls(rows, bytes, sha256, totals, manifest) = 5)),
    constraint export_facts check (state = 'finished' or num_nonnulls(rows, bytes, sha256, totals, manifest) = 0),
    constraint export_kept check ((way = 'queue' and state = 'finished') = (expires_at is not null)),
    constraint export_expired check (not is_expired or expires_at is not null)
  );
  create index export_of_maker on export (maker_id, id desc);
  create index export_writing on export (began_at) where state = 'writing';
  create index export_to_expire on export (expires_at) where expires_at is not null and not is_expired`;

// The life of a delivery is that of a receipt's: "sent" is written to its end.
const DELIVERY = `
  create table export_delivery (
    id bigint generated always as identity primary key,
    export_id bigint not null unique references export (id),
    request jsonb not null check (jsonb_typeof(request) = 'object'),
    rows_total bigint check (rows_total >= 0),
    rows_done bigint not null default 0 check (rows_done >= 0),
    state text not null check (state in ('queued', 'sending', 'sent', 'failed')),
    attempt integer not null default 0 check (attempt >= 0),
    failures integer not null default 0 check (failures >= 0),
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    last_error_code text check (length(last_error_code) <= 64),
    queued_at timestamptz not null,
    sent_at timestamptz,
    constraint export_delivery_lease check ((state = 'sending') = (lease_until is not null)),
    constraint export_delivery_sent check ((state = 'sent') = (sent_at is not null)),
    constraint export_delivery_failed check (state <> 'failed' or last_error_code is not null)
  );
  create index export_delivery_due on export_delivery (next_attempt_at) where state = 'queued';
  create index export_delivery_leased on export_delivery (lease_until) where state = 'sending'`;

// Compressed by whoever writes them: PostgreSQL need not try again.
const CHUNK = `
  create table export_chunk (
    export_id bigint not null references export (id),
    number integer not null check (number >= 0),
    bytes bytea not null check (length(bytes) between 1 and 16777216),
    primary key (export_id, number)
  );
  alter table export_chunk alter column bytes set storage external`;

const TRIGGERS = `
  create function export_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      raise exception 'an export stays recorded' using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'writing' and
       (new.public_id, new.kind, new.format, new.way, new.file_name, new.filter_words, new.maker_id, new.maker_name,
        new.state, new.began_at, new.ended_at, new.rows, new.bytes, new.sha256, new.totals, new.manifest, new.expires_at)
       is distinct from
       (old.public_id, old.kind, old.format, old.way, old.file_name, old.filter_words, old.maker_id, old.maker_name,
        old.state, old.began_at, old.ended_at, old.rows, old.bytes, old.sha256, old.totals, old.manifest, old.expires_at)
    then
      raise exception 'export %: what was taken cannot change', old.public_id
        using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger export_keeps_its_facts before update or delete on export
    for each row execute function export_keeps_its_facts()`;
