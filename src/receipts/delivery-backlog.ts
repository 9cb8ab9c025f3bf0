import type { Executor } from '../shared/database.js';
import { countUnsent, type UnsentDeliveries } from './persistence/delivery-table.js';

/** Receipts that have not left, for those who watch the portal. */
export class DeliveryBacklog {
  constructor(private readonly database: Executor) {}

  /** How many wait, are being sent, or failed for good. */
  async unsent(): Promise<UnsentDeliveries> {
    return countUnsent(this.database);
  }
}
