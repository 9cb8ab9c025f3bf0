import { hashAuditEntry, type AuditHead } from './audit-chain.js';
import type { AuditEntry } from './audit-entry.js';
import { MerkleTree } from './merkle-tree.js';
import type { AuditSeal } from './seal-table.js';

/** Why a row is the first that cannot be believed. */
export type AuditBreak =
  /** It is not the first row ever, and all before it are gone. */
  | 'start'
  /** Its content is not what its hash was made of. */
  | 'content'
  /** It does not follow the row before it: one was removed, added or moved. */
  | 'link'
  /** Rows up to here were changed together with their hashes after their day was sealed. */
  | 'seal'
  /** Rows after it are gone: the chain was longer. */
  | 'end';

export type AuditVerdict =
  | { readonly isIntact: true; readonly entries: number; readonly seals: number; readonly lastHash: Buffer | null }
  | { readonly isIntact: false; readonly sequence: number; readonly reason: AuditBreak };

/** What is known besides the rows. */
export interface AuditAnchors {
  /** In the order of their days. */
  readonly seals: readonly AuditSeal[];
  /** Where the whole chain must reach at least; undefined for an extract. */
  readonly head?: AuditHead;
}

/**
 * Follows the chain from its first row to its last, in memory that does not grow, and names the first row that is not
 * what was written. An extract may begin anywhere: its first row's predecessor is then taken on trust.
 */
export async function verifyAuditChain(
  entries: AsyncIterable<AuditEntry>,
  { seals, head }: AuditAnchors,
): Promise<AuditVerdict> {
  const check = new SealCheck(seals);
  let previous: AuditEntry | undefined;
  let count = 0;
  for await (const entry of entries) {
    if (head !== undefined && count === 0 && entry.sequence !== 1) {
      return { isIntact: false, sequence: entry.sequence, reason: 'start' };
    }
    const reason = breakAt(entry, previous) ?? check.breakAt(entry);
    if (reason !== undefined) return { isIntact: false, sequence: entry.sequence, reason };
    previous = entry;
    count += 1;
  }
  const last = previous?.sequence ?? 0;
  if (head !== undefined && last < head.sequence) return { isIntact: false, sequence: last + 1, reason: 'end' };
  if (check.expectsAfter(last)) return { isIntact: false, sequence: last + 1, reason: 'end' };
  return { isIntact: true, entries: count, seals: check.passed, lastHash: previous?.hash ?? null };
}

function breakAt(entry: AuditEntry, previous: AuditEntry | undefined): AuditBreak | undefined {
  const expected = previous?.hash ?? (entry.sequence === 1 ? null : entry.previousHash);
  if (previous !== undefined && entry.sequence !== previous.sequence + 1) return 'link';
  if (!isSame(expected, entry.previousHash)) return 'link';
  return hashAuditEntry(entry).equals(entry.hash) ? undefined : 'content';
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

/** Compares each sealed day with the rows that pass by. */
class SealCheck {
  passed = 0;
  private next = 0;
  private tree = new MerkleTree();
  private seen = 0;

  private readonly seals: readonly AuditSeal[];

  constructor(seals: readonly AuditSeal[]) {
    // A day without rows has nothing to compare.
    this.seals = seals.filter(({ entryCount }) => entryCount > 0);
  }

  breakAt(entry: AuditEntry): AuditBreak | undefined {
    const seal = this.seals[this.next];
    if (seal === undefined || entry.sequence < seal.firstSequence) return undefined;
    this.tree.add(entry.hash);
    this.seen += 1;
    if (entry.sequence < seal.firstSequence + seal.entryCount - 1) return undefined;
    const holds =
      this.seen === seal.entryCount && this.tree.root.equals(seal.merkleRoot) && entry.hash.equals(seal.chainHash);
    this.next += 1;
    this.tree = new MerkleTree();
    this.seen = 0;
    if (holds) this.passed += 1;
    return holds ? undefined : 'seal';
  }

  expectsAfter(lastSequence: number): boolean {
    const seal = this.seals.at(-1);
    return seal !== undefined && seal.firstSequence + seal.entryCount - 1 > lastSequence;
  }
}
