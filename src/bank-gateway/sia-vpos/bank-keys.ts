import { GatewayError } from '../gateway-error.js';
import { macOf } from './mac.js';

/** The two secrets that the bank gives a shop, and the result key that was valid before. */
export interface KeyMaterial {
  readonly startKey: string;
  readonly resultKey: string;
  readonly previousResultKey?: string | undefined;
}

const FINGERPRINT_LABEL = 'sia-vpos result key version';
const FINGERPRINT_HEX_DIGITS = 16;

/**
 * Refuses keys that cannot be right: with one value for both purposes whoever can start an order could also
 * sign its result. Throws `CONFIG`.
 */
export function assertKeysUsable(keys: KeyMaterial): void {
  if (keys.startKey === keys.resultKey || keys.startKey === keys.previousResultKey) {
    throw new GatewayError('CONFIG', { reason: 'start-key-equals-result-key' });
  }
}

/** The shop's keys. They are private fields, so that printing or serialising the object shows none of them. */
export class BankKeys {
  readonly currentVersion: string;
  readonly #keys: KeyMaterial;
  readonly #previousVersion: string | undefined;

  /** Throws `CONFIG` when the keys cannot be right. */
  constructor(keys: KeyMaterial) {
    assertKeysUsable(keys);
    this.#keys = keys;
    this.currentVersion = fingerprint(keys.resultKey);
    this.#previousVersion = keys.previousResultKey === undefined ? undefined : fingerprint(keys.previousResultKey);
  }

  /** Signs the browser's way to the bank. */
  get startKey(): string {
    return this.#keys.startKey;
  }

  /** Signs our requests to the back office, and verifies its replies. */
  get resultKey(): string {
    return this.#keys.resultKey;
  }

  /**
   * The keys that may verify a message about an attempt opened under `keyVersion`, or about an unknown order
   * when it is null. The previous key counts only for what was opened with it; the current one always does,
   * because after a rotation the bank signs with it whatever was opened before.
   */
  resultKeysFor(keyVersion: string | null): readonly string[] {
    const { resultKey, previousResultKey } = this.#keys;
    if (previousResultKey === undefined) return [resultKey];
    if (keyVersion === null) return [resultKey, previousResultKey];
    return keyVersion === this.#previousVersion ? [previousResultKey, resultKey] : [resultKey];
  }
}

function fingerprint(key: string): string {
  return macOf(FINGERPRINT_LABEL, key).slice(0, FINGERPRINT_HEX_DIGITS);
}
