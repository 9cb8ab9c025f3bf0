import type { Delivery } from './delivery.js';
import type { JournalEntry } from './journal-entry.js';

/** The notifications that the bank sent, oldest first. */
export class DeliveryBook {
  private readonly deliveries: Delivery[] = [];

  all(): readonly Delivery[] {
    return this.deliveries;
  }

  apply(entry: JournalEntry): void {
    if (entry.type === 'notification-sent') this.deliveries.push(entry.delivery);
  }
}
