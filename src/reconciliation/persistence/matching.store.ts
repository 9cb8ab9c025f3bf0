import { Injectable } from '@nestjs/common';
import {
  type BatchAmounts,
  type BatchMoney,
  type BatchShape,
  type BatchSums,
  MAX_FEE_PER_THOUSAND,
} from '../../domain/batch-credit.js';
import type { Transaction } from '../../shared/database.js';
import * as credits from './credit-matching.statements.js';
import * as lists from './list-matching.statements.js';
import * as replaced from './replaced-line.statements.js';

/** A credit that may be one of a whole day. */
export interface BatchCredit {
  readonly id: number;
  readonly amountCents: number;
  readonly description: string;
}

/** A shop's day. */
export interface Batch {
  readonly shopId: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

type SumsRow = Readonly<
  Record<'listed' | 'unlisted' | 'unlistedGross' | `${BatchAmounts | 'refunds'}${'Gross' | 'Net'}`, number>
>;

/**
 * Pairs of forty lines are eight hundred: that two of them have the missing cents by chance is less than one in a
 * hundred.
 */
const MAX_LINES_FOR_TWO = 40;

/** Makes the links, whole sets of them at once. */
@Injectable()
export class MatchingStore {
  async matchLists(tx: Transaction, fileId: number | null, at: Date): Promise<void> {
    await tx.query(lists.matchPaymentsByOrder, [fileId, at]);
    await tx.query(lists.matchPaymentsByCode, [fileId, at]);
    await tx.query(lists.demoteFirst, [fileId]);
    await tx.query(lists.promoteOwn, [fileId]);
    await tx.query(lists.settleLatePayments, []);
    await tx.query(lists.freeFailedRefunds, []);
    await tx.query(lists.matchRefundsByCode, [at]);
    await tx.query(lists.matchRefundsByOrder, [at]);
  }

  async undoBatchesOf(tx: Transaction, fileId: number): Promise<void> {
    await tx.query(credits.undoBatchesOfFile, [fileId]);
  }

  /** Of lines that tell of one transaction in several files, one is in force. */
  async replaceLines(tx: Transaction): Promise<void> {
    await tx.query(replaced.undoReplacedParts, []);
    await tx.query(replaced.replaceOwnLines, []);
    await tx.query(replaced.promoteReplacements, []);
    await tx.query(replaced.replaceFurtherLines, []);
  }

  /** Takes back the parts of credits of the batch that left something over. */
  async undoUneven(tx: Transaction, { shopId, day }: Batch): Promise<void> {
    await tx.query(credits.undoUneven, [shopId, day]);
  }

  async matchReferences(tx: Transaction, at: Date): Promise<void> {
    await tx.query(credits.undoFailedRefunds, []);
    await tx.query(credits.undoGuessedFees, []);
    await tx.query(credits.addListedLines, []);
    await tx.query(credits.creditNamedPayments, [1, at, MAX_FEE_PER_THOUSAND]);
    await tx.query(credits.debitNamedRefunds, [-1, at]);
  }

  async batchCredits(tx: Transaction): Promise<BatchCredit[]> {
    return tx.query<BatchCredit>(credits.selectBatchCredits, []);
  }

  async shops(tx: Transaction): Promise<string[]> {
    return (await tx.query<{ shopId: string }>(credits.selectShops, [])).map(({ shopId }) => shopId);
  }

  async sums(tx: Transaction, { shopId, day }: Batch): Promise<BatchSums> {
    const [row] = await tx.query<SumsRow>(credits.selectBatchSums, [shopId, day]);
    if (row === undefined) throw new Error('sums of nothing are a row');
    const money = (name: BatchAmounts | 'refunds'): BatchMoney => ({
      gross: row[`${name}Gross`],
      net: row[`${name}Net`],
    });
    const { listed, unlisted, unlistedGross } = row;
    const payments = { listed: money('listed'), held: money('held'), ours: money('ours') };
    return { listed, payments, refunds: money('refunds'), unlisted, unlistedGross };
  }

  /**
   * The only listed payments of the batch, one or two, that have these cents together; undefined when there are none,
   * or others.
   */
  async leftOut(tx: Transaction, { shopId, day }: Batch, isNet: boolean, cents: number): Promise<number[] | undefined> {
    const values = [shopId, day, isNet, cents, MAX_LINES_FOR_TWO];
    return (await tx.query<{ ids: number[] }>(credits.selectLeftOut, values))[0]?.ids;
  }

  /** Gives a credit the parts of `shape`, but for the lines `leftOut`. */
  async credit(
    tx: Transaction,
    batch: Batch,
    part: {
      readonly bankLineId: number;
      readonly shape: BatchShape;
      readonly leftOut: readonly number[];
      readonly at: Date;
    },
  ): Promise<void> {
    const { shopId, day } = batch;
    const { bankLineId, shape, leftOut, at } = part;
    // First those without a list: after the others they would count as credited.
    if (shape.hasUnlisted)
      await tx.query(credits.creditUnlisted, [shopId, day, bankLineId, shape.unlistedFeeCents, at]);
    const { isNet, amounts, hasRefunds } = shape;
    await tx.query(credits.creditListed, [shopId, day, bankLineId, isNet, amounts, hasRefunds, leftOut, at]);
  }
}
