import type { JournalEntry } from './journal-entry.js';
import type { RefundDecision } from './refund.js';

/** Refund decisions by ReqRefNum. */
export class RefundBook {
  private readonly decisions = new Map<string, RefundDecision>();

  get(reqRefNum: string): RefundDecision | undefined {
    return this.decisions.get(reqRefNum);
  }

  /** Refunds that gave money back, oldest first. */
  granted(): RefundDecision[] {
    return [...this.decisions.values()].filter((decision) => decision.refundedCents > 0);
  }

  apply(entry: JournalEntry): void {
    if (entry.type === 'refund-decided') this.decisions.set(entry.decision.request.reqRefNum, entry.decision);
  }
}
