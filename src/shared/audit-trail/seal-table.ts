import type { Executor, Statement } from '../database.js';

/** What a finished day's rows were, in one hash. The days' rows follow each other without gap or overlap. */
export interface AuditSeal {
  /** YYYY-MM-DD in Europe/Rome. */
  readonly day: string;
  readonly firstSequence: number;
  readonly entryCount: number;
  /** RFC 6962 over the hashes of the rows, in their order. */
  readonly merkleRoot: Buffer;
  /** The hash of the last row at the day's end; of an empty chain, 32 zero bytes. */
  readonly chainHash: Buffer;
}

const COLUMNS = `
  to_char(day, 'YYYY-MM-DD') as day, first_sequence as "firstSequence", entry_count as "entryCount",
  merkle_root as "merkleRoot", chain_hash as "chainHash"`;

const LIST: Statement = { name: 'audit_seals', text: `select ${COLUMNS} from audit_seal order by audit_seal.day` };
const LAST: Statement = {
  name: 'audit_last_seal',
  text: `select ${COLUMNS} from audit_seal order by audit_seal.day desc limit 1`,
};

// Two workers may seal the same day at once: they find the same, and one row is enough.
const INSERT: Statement = {
  name: 'audit_insert_seal',
  text: `
    insert into audit_seal (day, first_sequence, entry_count, merkle_root, chain_hash, sealed_at)
    values ($1, $2, $3, $4, $5, $6) on conflict (day) do nothing`,
};

const FIRST_DAY: Statement = {
  name: 'audit_first_day',
  text: `
    select to_char(at at time zone 'Europe/Rome', 'YYYY-MM-DD') as day from audit_entry where sequence = 1`,
};

// Clocks of several processes differ a little: what stands before a day's last row counts to that day.
const LAST_OF_DAY: Statement = {
  name: 'audit_last_of_day',
  text: `
    select coalesce(max(sequence), 0) as last from audit_entry
    where sequence >= $1 and at < ($2::date + 1)::timestamp at time zone 'Europe/Rome'`,
};

const HASHES: Statement = {
  name: 'audit_hashes',
  text: 'select sequence, hash from audit_entry where sequence between $1 and $2 order by sequence limit $3',
};

export async function listAuditSeals(executor: Executor): Promise<AuditSeal[]> {
  return executor.query<AuditSeal>(LIST, []);
}

export async function lastAuditSeal(executor: Executor): Promise<AuditSeal | undefined> {
  return (await executor.query<AuditSeal>(LAST, []))[0];
}

export async function insertAuditSeal(executor: Executor, seal: AuditSeal, sealedAt: Date): Promise<void> {
  const { day, firstSequence, entryCount, merkleRoot, chainHash } = seal;
  await executor.query(INSERT, [day, firstSequence, entryCount, merkleRoot, chainHash, sealedAt]);
}

/** The day of the first row; undefined while there is none. */
export async function firstAuditDay(executor: Executor): Promise<string | undefined> {
  return (await executor.query<{ day: string }>(FIRST_DAY, []))[0]?.day;
}

/** The last row of `day` among those from `firstSequence` on; 0 when there is none. */
export async function lastSequenceOfDay(executor: Executor, firstSequence: number, day: string): Promise<number> {
  return (await executor.query<{ last: number }>(LAST_OF_DAY, [firstSequence, day]))[0]?.last ?? 0;
}

/** Some hashes of the rows `from` to `to`, from the first on. */
export async function readHashes(
  executor: Executor,
  range: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<{ sequence: number; hash: Buffer }[]> {
  return executor.query<{ sequence: number; hash: Buffer }>(HASHES, [range.from, range.to, range.limit]);
}
