import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import type { Transaction } from '../../shared/database.js';
import { SecondFactorStore } from '../persistence/second-factor.store.js';
import { readableSecret } from './readable-secret.js';
import { StaffKeys } from './staff-keys.js';

const CODE_COUNT = 10;

/** For whoever has lost the telephone: ten codes, each good once instead of a one-time code. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly store: SecondFactorStore,
    private readonly keys: StaffKeys,
    private readonly clock: Clock,
  ) {}

  /** Makes new codes; the old ones end. They can be read here only: what is stored are hashes. */
  async replace(tx: Transaction, staffId: number): Promise<readonly string[]> {
    const codes = Array.from({ length: CODE_COUNT }, () => readableSecret(2, 5));
    const hashes = codes.map((code) => this.hash(staffId, code));
    await this.store.replaceRecoveryCodes(tx, staffId, hashes);
    return codes;
  }

  async use(tx: Transaction, staffId: number, typed: string): Promise<boolean> {
    return this.store.useRecoveryCode(tx, staffId, this.hash(staffId, typed), this.clock.now());
  }

  /** As typed: hyphens, spaces and capitals do not matter. */
  private hash(staffId: number, code: string): Buffer {
    const letters = code.toLowerCase().replace(/[^a-z0-9]/g, '');
    return this.keys.hash('recovery-code', String(staffId), letters);
  }
}
