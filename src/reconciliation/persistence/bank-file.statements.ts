import type { Statement } from '../../shared/database.js';

const IN_HAND = `id, public_id as "publicId", turn, sha256, size_bytes as "sizeBytes", source, (
  select jsonb_build_object('id', s.id, 'username', s.username) from staff s where s.id = imported_by) as "importedBy"`;

// The first with these contents files them. A file that was refused, or whose loading broke off and left nothing that a
// worker could go on with, is filed anew under its old id.
export const fileContents: Statement = {
  name: 'bank_file_insert',
  text: `
    insert into bank_file (public_id, sha256, name, size_bytes, source, imported_by, received_at, state, lease_until)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (sha256) do update set name = excluded.name, source = excluded.source, imported_by = excluded.imported_by,
      received_at = excluded.received_at, state = excluded.state, lease_until = excluded.lease_until,
      refusal_reason = null, refusal_line = null, finished_at = null, failures = 0, bytes_read = 0, turn = bank_file.turn + 1
    where bank_file.state = 'refused'
      or bank_file.state = 'loading' and bank_file.lease_until <= excluded.received_at
        and not exists (select from bank_file_chunk c where c.file_id = bank_file.id)
    returning ${IN_HAND}`,
};

export const selectByContents: Statement = {
  name: 'bank_file_by_contents',
  text: `select id, public_id as "publicId" from bank_file where sha256 = $1`,
};

export const insertChunk: Statement = {
  name: 'bank_file_chunk_insert',
  text: 'insert into bank_file_chunk (file_id, number, content) values ($1, $2, $3)',
};

export const selectChunk: Statement = {
  name: 'bank_file_chunk_select',
  text: 'select content from bank_file_chunk where file_id = $1 and number = $2',
};

export const deleteChunks: Statement = {
  name: 'bank_file_chunk_delete',
  text: 'delete from bank_file_chunk where file_id = $1',
};

// One that waits, or whose worker went without a word.
export const takeWaiting: Statement = {
  name: 'bank_file_take',
  text: `
    update bank_file set lease_until = $2, bytes_read = 0, state = 'loading', turn = turn + 1,
      failures = failures + case when state = 'loading' then 1 else 0 end
    where id = (
      select f.id from bank_file f
      where f.state = 'waiting' or f.state = 'loading' and f.lease_until <= $1
        and exists (select from bank_file_chunk c where c.file_id = f.id)
      order by f.id for update skip locked limit 1)
    returning ${IN_HAND}, failures`,
};

/** Whether somebody is at a file of more than $2 bytes: whoever comes after it has to wait for its end. */
export const isLargeUnderWay: Statement = {
  name: 'bank_file_large_under_way',
  text: `
    select exists (select from bank_file where state in ('waiting', 'loading') and (lease_until is null or lease_until > $1)
      and size_bytes > $2) as "isUnderWay"`,
};

// Whoever lost their turn meanwhile changes nothing: the lease, the progress and the end are those of who has it.
const OWN_TURN = `id = $1 and turn = $2 and state = 'loading'`;

export const noteProgress: Statement = {
  name: 'bank_file_progress',
  text: `
    update bank_file set bytes_read = greatest(bytes_read, least($3::bigint, size_bytes)), lease_until = $4
    where ${OWN_TURN}`,
};

export const finishLoaded: Statement = {
  name: 'bank_file_loaded',
  text: `
    update bank_file set state = 'loaded', format = $3, format_version = $4, encoding = $5, lines_new = $6,
      lines_known = $7, lines_rejected = $8, bytes_read = size_bytes, lease_until = null, finished_at = $9
    where ${OWN_TURN} returning id`,
};

export const finishRefused: Statement = {
  name: 'bank_file_refused',
  text: `
    update bank_file set state = 'refused', refusal_reason = $3, refusal_line = $4, lease_until = null, finished_at = $5
    where ${OWN_TURN} returning id`,
};

// As many as came in at once follow each other here, so that none meets half of another's lines.
export const lockReconciliation: Statement = {
  name: 'reconciliation_lock',
  text: `select pg_advisory_xact_lock(hashtext('reconciliation'))`,
};
