import type { Statement, Transaction } from '../../shared/database.js';

/** A subject whose failures are counted: a keyed hash of 32 bytes. */
export type Subject = Buffer;

export interface Allowance {
  readonly subject: Subject;
  readonly wholeAt: Date;
}

// By key and not by row: a subject that never failed has no row. In ascending order, so that nobody waits in a circle.
const LOCK: Statement = {
  name: 'lookup_lock_subjects',
  text: 'select pg_advisory_xact_lock(key) from unnest($1::bigint[]) as subject(key)',
};

const READ: Statement = {
  name: 'lookup_read_allowances',
  text: 'select subject, whole_at as "wholeAt" from lookup_allowance where subject = any($1::bytea[])',
};

// Rows of allowances that are whole again say nothing any more: each failure sweeps some of them away.
const WRITE: Statement = {
  name: 'lookup_write_allowances',
  text: `
    with forgiven as (
      delete from lookup_allowance where subject in (
        select subject from lookup_allowance where whole_at <= $3 and subject <> all($1::bytea[])
        limit 100 for update skip locked)
    )
    insert into lookup_allowance (subject, whole_at)
    select * from unnest($1::bytea[], $2::timestamptz[])
    on conflict (subject) do update set whole_at = excluded.whole_at`,
};

/** Makes this transaction, across all processes, the only one that counts failures of these subjects until it ends. */
export async function lockSubjects(tx: Transaction, subjects: readonly Subject[]): Promise<void> {
  const keys = subjects.map((subject) => subject.readBigInt64BE(0));
  const ascending = keys.toSorted((left, right) => (left < right ? -1 : 1));
  await tx.query(LOCK, [ascending.map(String)]);
}

/** The allowances that are not whole at some time since they were written; a subject without one never failed. */
export async function readAllowances(tx: Transaction, subjects: readonly Subject[]): Promise<Allowance[]> {
  return tx.query<Allowance>(READ, [subjects]);
}

/** Writes the allowances after a failure at `now`. */
export async function writeAllowances(tx: Transaction, allowances: readonly Allowance[], now: Date): Promise<void> {
  const subjects = allowances.map(({ subject }) => subject);
  await tx.query(WRITE, [subjects, allowances.map(({ wholeAt }) => wholeAt), now]);
}
