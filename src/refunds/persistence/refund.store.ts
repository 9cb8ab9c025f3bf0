import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../shared/database.js';
import type { Turn } from '../../shared/queue/queue-filler.js';
import type { CallResult, NewRefund, StoredRefund, TakenMoney } from './refund.records.js';
import * as statements from './refund.statements.js';

/** A refund that was handed to the queue: who does the job shows the turn. */
export interface DueRefund {
  readonly publicId: string;
  readonly turn: number;
}

/** Writes refunds. What changes one is called under its payment's lock. */
@Injectable()
export class RefundStore {
  constructor(private readonly database: Database) {}

  /** Id of the order that a refund is of; undefined when there is no such refund. */
  async attemptOf(publicId: string): Promise<number | undefined> {
    const [row] = await this.database.query<{ attemptId: number }>(statements.selectAttemptOf, [publicId]);
    return row?.attemptId;
  }

  async find(tx: Transaction, publicId: string): Promise<StoredRefund | undefined> {
    return (await tx.query<StoredRefund>(statements.selectRefund, [publicId]))[0];
  }

  /** Refunds of the order that have not gone to the bank yet. */
  async findWaiting(tx: Transaction, attemptId: number): Promise<StoredRefund[]> {
    return tx.query<StoredRefund>(statements.selectWaiting, [attemptId]);
  }

  /** Public id of the refund that was asked for with this form. */
  async findByForm(tx: Transaction, formKey: string): Promise<string | undefined> {
    return (await tx.query<{ publicId: string }>(statements.selectByFormKey, [formKey]))[0]?.publicId;
  }

  async taken(tx: Transaction, attemptId: number): Promise<TakenMoney> {
    const [taken] = await tx.query<TakenMoney>(statements.selectTaken, [attemptId]);
    return taken ?? { takenAmountCents: 0, takenCommissionCents: 0, doneCents: 0, isUnderWay: false };
  }

  async insert(tx: Transaction, refund: NewRefund): Promise<void> {
    const { publicId, paymentId, attemptId, amountCents, commissionCents, reason, formKey, requestedBy, at } = refund;
    await tx.query(statements.insertRefund, [
      publicId,
      paymentId,
      attemptId,
      amountCents,
      commissionCents,
      reason,
      formKey,
      requestedBy,
      at,
    ]);
  }

  /** What the bank gave back by itself: done when we hear of it. */
  async insertReversal(
    tx: Transaction,
    refund: Pick<NewRefund, 'publicId' | 'paymentId' | 'attemptId' | 'amountCents' | 'commissionCents' | 'at'>,
  ): Promise<void> {
    const { publicId, paymentId, attemptId, amountCents, commissionCents, at } = refund;
    await tx.query(statements.insertReversal, [publicId, paymentId, attemptId, amountCents, commissionCents, at]);
  }

  async approve(
    tx: Transaction,
    id: number,
    { by, requestId, at }: { readonly by: number; readonly requestId: string; readonly at: Date },
  ): Promise<void> {
    await tx.query(statements.approveRefund, [id, by, requestId, at]);
  }

  async close(
    tx: Transaction,
    id: number,
    { state, by, at }: { readonly state: 'rejected' | 'withdrawn'; readonly by: number; readonly at: Date },
  ): Promise<void> {
    await tx.query(statements.closeRefund, [id, state, by, at]);
  }

  /** Up to `limit` refunds whose time has come, each for one worker. */
  async handOverDue({ now, turnEndsAt, limit }: Turn): Promise<DueRefund[]> {
    return this.database.query<DueRefund>(statements.handOverDue, [now, turnEndsAt, limit]);
  }

  async takeBack(refunds: readonly DueRefund[], nextTryAt: Date): Promise<void> {
    await this.database.query(statements.takeBack, [refunds.map(({ publicId }) => publicId), nextTryAt]);
  }

  /** Takes a turn; undefined when it was taken, or the refund has ended, or another one of its order is under way. */
  async claim(
    tx: Transaction,
    { publicId, turn }: DueRefund,
    now: Date,
    leaseUntil: Date,
  ): Promise<StoredRefund | undefined> {
    return (await tx.query<StoredRefund>(statements.claimRefund, [publicId, turn, now, leaseUntil]))[0];
  }

  async recordCall(tx: Transaction, id: number, result: CallResult): Promise<void> {
    const { state, operationCode, errorCode, nextTryAt, at } = result;
    await tx.query(statements.recordCall, [id, state, operationCode, errorCode, nextTryAt, at]);
  }

  async bringForward(tx: Transaction, attemptId: number, at: Date): Promise<void> {
    await tx.query(statements.bringForward, [attemptId, at]);
  }
}
