import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import type { AuditEntry, NewAuditEntry } from './audit-entry.js';

/** Where the chain stands. */
export interface AuditHead {
  /** Of the last row; 0 before the first. */
  readonly sequence: number;
  readonly hash: Buffer | null;
}

/** The entries as the next rows of the chain, in this order. */
export function continueChain(head: AuditHead, at: Date, entries: readonly NewAuditEntry[]): AuditEntry[] {
  let previousHash = head.hash;
  return entries.map((entry, index) => {
    const row = { ...entry, at, sequence: head.sequence + index + 1, previousHash };
    const hash = hashAuditEntry(row);
    previousHash = hash;
    return { ...row, hash };
  });
}

/**
 * The hash that a row must carry: SHA-256 over the canonical JSON (RFC 8785) of the row and of the hash before it, so
 * that a changed, missing, added or moved row shows.
 */
export function hashAuditEntry(entry: Omit<AuditEntry, 'hash'>): Buffer {
  const { sequence, at, actor, action, subject, data, previousHash } = entry;
  const canonical = canonicalJson({
    sequence,
    at: at.toISOString(),
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    action,
    subject: subject === null ? null : { kind: subject.kind, id: subject.id },
    data,
    previousHash: previousHash?.toString('hex') ?? null,
  });
  return createHash('sha256').update(canonical, 'utf8').digest();
}
