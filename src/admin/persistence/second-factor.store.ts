import { Injectable } from '@nestjs/common';
import { Database, type Executor, type Transaction } from '../../shared/database.js';
import * as statements from './staff.statements.js';

/** One-time code secrets, encrypted, and recovery codes, hashed. */
@Injectable()
export class SecondFactorStore {
  constructor(private readonly database: Database) {}

  /** @param executor the transaction under way, if there is one: it holds a connection already. */
  async secretsOf(
    staffId: number,
    executor: Executor = this.database,
  ): Promise<{ secret: Buffer | null; pendingSecret: Buffer | null }> {
    const rows = await executor.query<{ secret: Buffer | null; pendingSecret: Buffer | null }>(statements.readTotp, [
      staffId,
    ]);
    return rows[0] ?? { secret: null, pendingSecret: null };
  }

  async setPending(tx: Transaction, staffId: number, sealedSecret: Buffer, at: Date): Promise<void> {
    await tx.query(statements.setPendingTotp, [staffId, sealedSecret, at]);
  }

  /** The pending secret becomes the one that is asked for; false when there is none. */
  async confirm(tx: Transaction, staffId: number, step: number, at: Date): Promise<boolean> {
    return (await tx.query(statements.confirmTotp, [staffId, step, at])).length === 1;
  }

  /** Forgets secrets and recovery codes. */
  async remove(tx: Transaction, staffId: number, at: Date): Promise<void> {
    await tx.query(statements.removeTotp, [staffId, at]);
    await tx.query(statements.removeRecoveryCodes, [staffId]);
  }

  /** False when this step, or a later one, was used before. */
  async useStep(tx: Transaction, staffId: number, step: number): Promise<boolean> {
    return (await tx.query(statements.useTotpStep, [staffId, step])).length === 1;
  }

  async replaceRecoveryCodes(tx: Transaction, staffId: number, hashes: readonly Buffer[]): Promise<void> {
    await tx.query(statements.removeRecoveryCodes, [staffId]);
    await tx.query(statements.insertRecoveryCodes, [staffId, hashes]);
  }

  /** False when the code is not this account's, or was used before. */
  async useRecoveryCode(tx: Transaction, staffId: number, hash: Buffer, at: Date): Promise<boolean> {
    return (await tx.query(statements.useRecoveryCode, [staffId, hash, at])).length === 1;
  }

  async recoveryCodesLeft(staffId: number): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(statements.countRecoveryCodes, [staffId]);
    return row?.count ?? 0;
  }
}
