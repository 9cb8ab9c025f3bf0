import type { Executor } from '../shared/database.js';
import { DELIVERY_KINDS, type DeliveryKind } from './persistence/delivery-life.js';
import { countWaiting, type WaitingDeliveries } from './persistence/delivery-table.js';
import { failedStatements } from './persistence/failed-delivery.statements.js';

/** Messages to citizens that have not left, for those who watch the portal. */
export class DeliveryBacklog {
  constructor(private readonly database: Executor) {}

  /** How many receipts wait or are being sent. */
  async waiting(): Promise<WaitingDeliveries> {
    return countWaiting(this.database);
  }

  /** How many of each kind failed for good; those that another sending has replaced are nobody's worry. */
  async failed(): Promise<Readonly<Record<DeliveryKind, number>>> {
    const counts = new Map<DeliveryKind, number>();
    for (const kind of DELIVERY_KINDS) {
      const [row] = await this.database.query<{ failed: number }>(failedStatements[kind].count, []);
      counts.set(kind, row?.failed ?? 0);
    }
    return Object.fromEntries(counts) as Record<DeliveryKind, number>;
  }
}
