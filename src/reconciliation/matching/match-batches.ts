import { batchNamedIn, type BatchCausale } from '../../domain/batch-causale.js';
import { nearestShape, shapeOf } from '../../domain/batch-credit.js';
import type { Transaction } from '../../shared/database.js';
import type { BatchCredit, MatchingStore } from '../persistence/matching.store.js';

/** A credit with what its causale says. */
interface NamedCredit extends BatchCredit {
  readonly batch: BatchCausale;
}

/** Explains the credits that are a whole day of a shop. */
export class MatchBatches {
  constructor(
    private readonly store: MatchingStore,
    private readonly ownShopId: string,
  ) {}

  async execute(tx: Transaction, at: Date): Promise<void> {
    const shops = [...new Set([this.ownShopId, ...(await this.store.shops(tx))])];
    const named = namedCredits(await this.store.batchCredits(tx), shops);
    if (named.size === 0) return;
    for (const [first] of named.values()) if (first !== undefined) await this.store.undoUneven(tx, first.batch);
    // Those whose parts were taken back are open again.
    for (const credits of namedCredits(await this.store.batchCredits(tx), shops).values()) {
      await this.explain(tx, credits, at);
    }
  }

  /** Credits of one batch, the oldest first. Only a credit that is alone takes what comes nearest. */
  private async explain(tx: Transaction, credits: readonly NamedCredit[], at: Date): Promise<void> {
    for (const credit of credits) {
      if (await this.explainExactly(tx, credit, at)) continue;
      if (credits.length === 1) await this.explainNearly(tx, credit, at);
    }
  }

  private async explainExactly(tx: Transaction, { id, amountCents, batch }: NamedCredit, at: Date): Promise<boolean> {
    const sums = await this.store.sums(tx, batch);
    const shape = shapeOf(amountCents, sums);
    if (shape !== null) {
      // Without a list the fees are a guess: then what the bank itself says of the day has to agree.
      if (sums.listed === 0 && !agrees(batch, sums.unlisted, sums.unlistedGross)) return false;
      await this.store.credit(tx, batch, { bankLineId: id, shape, leftOut: [], at });
      return true;
    }
    const nearest = nearestShape(amountCents, sums);
    const missingCents = sums.payments.listed[nearest.isNet ? 'net' : 'gross'] - amountCents;
    const leftOut = missingCents > 0 ? await this.store.leftOut(tx, batch, nearest.isNet, missingCents) : undefined;
    if (leftOut === undefined) return false;
    await this.store.credit(tx, batch, { bankLineId: id, shape: nearest, leftOut, at });
    return true;
  }

  /** The day's list is what the credit is about; what it lacks or has beyond is its residual. */
  private async explainNearly(tx: Transaction, { id, amountCents, batch }: NamedCredit, at: Date): Promise<void> {
    const sums = await this.store.sums(tx, batch);
    if (sums.listed === 0) return;
    const shape = nearestShape(amountCents, sums);
    await this.store.credit(tx, batch, { bankLineId: id, shape, leftOut: [], at });
  }
}

function agrees({ operations, grossCents }: BatchCausale, payments: number, paidCents: number): boolean {
  return (operations ?? payments) === payments && (grossCents ?? paidCents) === paidCents;
}

function namedCredits(credits: readonly BatchCredit[], shops: readonly string[]): Map<string, NamedCredit[]> {
  const named = new Map<string, NamedCredit[]>();
  for (const credit of credits) {
    const batch = batchNamedIn(credit.description, shops);
    if (batch === null) continue;
    const key = `${batch.shopId} ${batch.day}`;
    named.set(key, [...(named.get(key) ?? []), { ...credit, batch }]);
  }
  return named;
}
