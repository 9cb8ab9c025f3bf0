import { createHash } from 'node:crypto';

// The prefixes of RFC 6962 keep a leaf from passing for a node.
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/**
 * The Merkle tree hash of RFC 6962 over leaves that arrive one by one. It keeps one hash for each level, so a day of
 * a million leaves costs twenty hashes of memory.
 */
export class MerkleTree {
  /** Roots of whole subtrees, the largest first; `size` is a power of two. */
  private readonly whole: { readonly size: number; readonly hash: Buffer }[] = [];

  add(leaf: Buffer): void {
    let added = { size: 1, hash: digest(LEAF, leaf) };
    for (let last = this.whole.at(-1); last?.size === added.size; last = this.whole.at(-1)) {
      this.whole.pop();
      added = { size: added.size * 2, hash: digest(NODE, last.hash, added.hash) };
    }
    this.whole.push(added);
  }

  /** SHA-256 of nothing when there are no leaves. */
  get root(): Buffer {
    const [last, ...larger] = this.whole.toReversed();
    if (last === undefined) return digest();
    return larger.reduce((right, left) => digest(NODE, left.hash, right), last.hash);
  }
}

function digest(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}
