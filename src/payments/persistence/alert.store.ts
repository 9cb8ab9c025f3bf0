import { Injectable } from '@nestjs/common';
import type { Statement, Transaction } from '../../shared/database.js';

/** Who closed an alert, when, and the code of why. */
export interface AlertResolution {
  readonly by: number;
  readonly reason: string;
  readonly at: Date;
}

/** An alert under its payment's lock. */
export interface LockedAlert {
  readonly id: number;
  readonly kind: string;
  readonly isOpen: boolean;
}

const FIND: Statement = {
  name: 'alert-find',
  text: 'select id, kind, resolved_at is null as "isOpen" from payment_alert where id = $1 and payment_id = $2',
};

const RESOLVE: Statement = {
  name: 'alert-resolve',
  text: `
    update payment_alert set resolved_at = $4, resolved_by = $2, resolution = $3
    where id = $1 and resolved_at is null`,
};

const RESOLVE_DOUBT: Statement = {
  name: 'alert-resolve-doubt',
  text: `
    update payment_alert set resolved_at = $4, resolved_by = $2, resolution = $3
    where attempt_id = $1 and kind = 'mismatch' and resolved_at is null`,
};

/** The alerts about payments; they change under their payment's lock only. */
@Injectable()
export class AlertStore {
  async find(tx: Transaction, id: number, paymentId: number): Promise<LockedAlert | undefined> {
    return (await tx.query<LockedAlert>(FIND, [id, paymentId]))[0];
  }

  async resolve(tx: Transaction, id: number, { by, reason, at }: AlertResolution): Promise<void> {
    await tx.query(RESOLVE, [id, by, reason, at]);
  }

  /** Closes the alerts that put an order in doubt. */
  async resolveDoubt(tx: Transaction, attemptId: number, { by, reason, at }: AlertResolution): Promise<void> {
    await tx.query(RESOLVE_DOUBT, [attemptId, by, reason, at]);
  }
}
