import { hkdfSync } from 'node:crypto';

/**
 * A key for one purpose, derived from the installation's secret: keys of different purposes tell nothing of each other.
 */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'porta-dei-pagamenti', purpose, 32));
}
