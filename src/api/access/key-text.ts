import { createHash } from 'node:crypto';
import type { Ids } from '../../shared/ids.js';

const PREFIX_LENGTH = 12;

/** A new key: 256 random bits behind a mark by which leaks are found in texts and repositories. */
export function newKeyText(ids: Ids): string {
  return `pdp_${ids.secret()}`;
}

/** What of a key may be shown: enough to recognise it, nothing to use. */
export function prefixOf(key: string): string {
  return key.slice(0, PREFIX_LENGTH);
}

/** What is stored of a key. It has 256 random bits, so nobody can search for it and no slow hash is needed. */
export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest();
}
