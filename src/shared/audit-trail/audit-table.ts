import type { Executor, Statement, Transaction } from '../database.js';
import type { AuditHead } from './audit-chain.js';
import type { AuditEntry } from './audit-entry.js';

const LOCK_HEAD: Statement = {
  name: 'audit_lock_head',
  text: 'select sequence, hash from audit_head for update',
};

const READ_HEAD: Statement = { name: 'audit_read_head', text: 'select sequence, hash from audit_head' };

const INSERT: Statement = {
  name: 'audit_insert',
  text: `
    insert into audit_entry (sequence, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, data,
                             previous_hash, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};

/** What an {@link AuditRow} is made of. */
export const AUDIT_COLUMNS = `
  sequence, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
  subject_kind as "subjectKind", subject_id as "subjectId", data, previous_hash as "previousHash", hash`;

const READ_PAGE: Statement = {
  name: 'audit_read_page',
  text: `select ${AUDIT_COLUMNS} from audit_entry where sequence > $1 order by sequence limit $2`,
};

const PAGE_SIZE = 1_000;

/** A row as PostgreSQL answers. */
export interface AuditRow extends Pick<AuditEntry, 'sequence' | 'at' | 'action' | 'data' | 'previousHash' | 'hash'> {
  readonly actorKind: string;
  readonly actorId: number | null;
  readonly actorName: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
}

/** Where the chain stands, locked until this transaction ends: nobody else can append meanwhile. */
export async function lockAuditHead(tx: Transaction): Promise<AuditHead> {
  return theHead(await tx.query<AuditHead>(LOCK_HEAD, []));
}

export async function readAuditHead(executor: Executor): Promise<AuditHead> {
  return theHead(await executor.query<AuditHead>(READ_HEAD, []));
}

/** Values of the columns that entries and counted views share, from `actor_kind` to `data`. */
export function valuesOf({
  actor,
  action,
  subject,
  data,
}: Pick<AuditEntry, 'actor' | 'action' | 'subject' | 'data'>): unknown[] {
  return [actor.kind, actor.id, actor.name, action, subject?.kind ?? null, subject?.id ?? null, JSON.stringify(data)];
}

/** Appends rows that continue the head; sent together, stored in this order. */
export async function insertAuditEntries(tx: Transaction, entries: readonly AuditEntry[]): Promise<void> {
  await Promise.all(
    entries.map((entry) =>
      tx.query(INSERT, [entry.sequence, entry.at, ...valuesOf(entry), entry.previousHash, entry.hash]),
    ),
  );
}

/** Every row after `afterSequence`, a page at a time: memory stays the same however long the trail is. */
export async function* streamAuditEntries(executor: Executor, afterSequence = 0): AsyncGenerator<AuditEntry> {
  for (let last = afterSequence; ;) {
    const rows = await executor.query<AuditRow>(READ_PAGE, [last, PAGE_SIZE]);
    for (const row of rows) yield toAuditEntry(row);
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE_SIZE) return;
    last = end.sequence;
  }
}

export function toAuditEntry(row: AuditRow): AuditEntry {
  const { sequence, at, action, data, previousHash, hash } = row;
  return {
    sequence,
    at,
    action,
    data,
    previousHash,
    hash,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    subject: row.subjectKind === null || row.subjectId === null ? null : { kind: row.subjectKind, id: row.subjectId },
  };
}

function theHead(rows: AuditHead[]): AuditHead {
  const [head] = rows;
  if (head === undefined) throw new Error('the audit trail has no head');
  return head;
}
