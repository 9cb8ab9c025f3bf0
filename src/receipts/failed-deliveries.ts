import { Injectable } from '@nestjs/common';
import type { AuditActor } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { DELIVERY_KINDS, type DeliveryKind } from './persistence/delivery-life.js';
import { failedStatements } from './persistence/failed-delivery.statements.js';

export { DELIVERY_KINDS, type DeliveryKind } from './persistence/delivery-life.js';

/** A message to a citizen that is not tried again by itself. No address: whoever watches the system needs none. */
export interface FailedDelivery {
  readonly kind: DeliveryKind;
  readonly id: number;
  /** The payment's public id, and the number that people use. */
  readonly paymentId: string;
  readonly reference: number;
  /** `smtp-550`, `ETIMEDOUT`... */
  readonly errorCode: string;
  readonly failures: number;
  readonly queuedAt: Date;
}

/** Messages that failed for good, and another try of them: the same message, to the same address. */
@Injectable()
export class FailedDeliveries {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The latest `limit` of each kind. */
  async list(limit: number): Promise<FailedDelivery[]> {
    const lists = DELIVERY_KINDS.map(async (kind) => {
      const rows = await this.database.query<Omit<FailedDelivery, 'kind'>>(failedStatements[kind].list, [limit]);
      return rows.map((row) => ({ kind, ...row }));
    });
    return (await Promise.all(lists)).flat();
  }

  /** The worker takes it within seconds. False when it has not failed, or a later sending has taken its place. */
  async retry(by: AuditActor, kind: DeliveryKind, id: number): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const values = [id, this.clock.now()];
      const [row] = await tx.query<{ paymentId: string }>(failedStatements[kind].retry, values);
      if (row === undefined) return false;
      await this.trail.record(tx, {
        actor: by,
        action: 'delivery-retried',
        subject: { kind: 'payment', id: row.paymentId },
        data: { kind, delivery: id },
      });
      return true;
    });
  }
}
