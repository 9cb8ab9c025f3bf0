import { Injectable } from '@nestjs/common';
import type { DatedRate } from '../../domain/dated-rate.js';
import type { Executor, Transaction } from '../../shared/database.js';
import * as statements from './rate.statements.js';

/** A rate with who decided it and why. Staff are named by their account's id; null is the installation itself. */
export interface StoredRate extends DatedRate {
  readonly id: number;
  readonly reason: string;
  readonly createdBy: number | null;
  readonly createdAt: Date;
  readonly withdrawnBy: number | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: string | null;
}

/** What a new rate is made of; it has no end until it is succeeded. */
export type NewRate = Pick<StoredRate, 'serviceId' | 'rateMillionths' | 'validFrom' | 'reason' | 'createdAt'> & {
  readonly createdBy: number;
};

/** The rows of `commission_rate`, the withdrawn ones too. */
@Injectable()
export class RateStore {
  /** The latest beginning first. */
  async list(executor: Executor): Promise<StoredRate[]> {
    return executor.query<StoredRate>(statements.listRates, []);
  }

  /** The one that a new rate of this service (null: the general one) would succeed. */
  async lockLast(tx: Transaction, serviceId: number | null): Promise<StoredRate | undefined> {
    return (await tx.query<StoredRate>(statements.lockLastRate, [serviceId]))[0];
  }

  async lock(tx: Transaction, id: number): Promise<StoredRate | undefined> {
    return (await tx.query<StoredRate>(statements.lockRate, [id]))[0];
  }

  async end(tx: Transaction, id: number, validTo: Date, now: Date): Promise<void> {
    await tx.query(statements.endRate, [id, validTo, now]);
  }

  async insert(tx: Transaction, rate: NewRate): Promise<number> {
    const { serviceId, rateMillionths, validFrom, reason, createdBy, createdAt } = rate;
    const values = [serviceId, rateMillionths, validFrom, reason, createdBy, createdAt];
    const [row] = await tx.query<{ id: number }>(statements.insertRate, values);
    if (row === undefined) throw new Error('the rate was not inserted');
    return row.id;
  }

  /** Marks it withdrawn; the one before it takes over its time. */
  async withdraw(
    tx: Transaction,
    { id, serviceId, validFrom, validTo }: StoredRate,
    { by, reason, now }: { readonly by: number; readonly reason: string; readonly now: Date },
  ): Promise<void> {
    await tx.query(statements.withdrawRate, [id, now, by, reason]);
    await tx.query(statements.closeGap, [serviceId, validFrom, validTo, now]);
  }
}
