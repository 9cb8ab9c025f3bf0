import type { Faults, FaultOrder } from '../faults/fault.js';
import type { JournalEntry } from './journal-entry.js';

/**
 * The faults in force. Those set for the next orders are taken by each order that opens, until they are
 * used up; a fault stays with its order until all are cleared, also across a restart.
 */
export class FaultBook {
  private readonly byOrder = new Map<string, Faults>();
  private queued: { readonly faults: Faults; readonly remaining: number }[] = [];

  /** The faults of an order, none when it has none. */
  of(orderId: string): Faults {
    return this.byOrder.get(orderId) ?? {};
  }

  apply(entry: JournalEntry): void {
    if (entry.type === 'fault-set') this.set(entry.fault);
    else if (entry.type === 'order-opened') this.takenBy(entry.orderId);
    else if (entry.type === 'faults-cleared') this.clear();
  }

  private set({ scope, faults }: FaultOrder): void {
    if ('orderId' in scope) this.add(scope.orderId, faults);
    else this.queued.push({ faults, remaining: scope.next });
  }

  private takenBy(orderId: string): void {
    for (const { faults } of this.queued) this.add(orderId, faults);
    this.queued = this.queued
      .map(({ faults, remaining }) => ({ faults, remaining: remaining - 1 }))
      .filter(({ remaining }) => remaining > 0);
  }

  /** Sections that were set before and are not set again stay. */
  private add(orderId: string, faults: Faults): void {
    this.byOrder.set(orderId, { ...this.of(orderId), ...faults });
  }

  private clear(): void {
    this.byOrder.clear();
    this.queued = [];
  }
}
