import { Injectable } from '@nestjs/common';
import { PaymentRefunds } from '../../payments/payment-refunds.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import type { DueRefund } from '../persistence/refund.store.js';
import { RefundStore } from '../persistence/refund.store.js';
import { CallBank, type ClaimedRefund } from './call-bank.js';
import { SettleRefund } from './settle-refund.js';

/** Longer than two calls and what is written of them can take; afterwards the turn counts as abandoned. */
const LEASE_MS = 2 * 60_000;

/**
 * Carries out one turn of a refund: takes it, calls the bank, writes what it came to. A worker that dies in between
 * leaves a refund that may have reached the bank; the next turn looks before it calls again, under the same number.
 */
@Injectable()
export class SendRefund {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRefunds,
    private readonly store: RefundStore,
    private readonly callBank: CallBank,
    private readonly settle: SettleRefund,
    private readonly clock: Clock,
  ) {}

  /** Does nothing when the turn was taken: a job may run twice, and may be older than its refund's fate. */
  async execute(due: DueRefund): Promise<void> {
    const claimed = await this.claim(due);
    if (claimed === undefined) return;
    await this.settle.execute(claimed, await this.callBank.execute(claimed));
  }

  private async claim(due: DueRefund): Promise<ClaimedRefund | undefined> {
    const attemptId = await this.store.attemptOf(due.publicId);
    if (attemptId === undefined) return undefined;
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const order = await this.payments.lockOrder(tx, attemptId);
      const refund = await this.store.claim(tx, due, now, new Date(now.getTime() + LEASE_MS));
      if (refund === undefined) return undefined;
      const { doneCents } = await this.store.taken(tx, attemptId);
      return { refund, order, doneCents };
    });
  }
}
