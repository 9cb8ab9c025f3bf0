import { Injectable } from '@nestjs/common';
import { type OwnedPreparation, PreparedStore } from './persistence/prepared.store.js';
import type { PreparedPayment } from './prepared-payment.js';

/** What a program may read of the payments that it prepared: its own, and no other's. */
@Injectable()
export class PreparedPayments {
  constructor(private readonly store: PreparedStore) {}

  async find(keyId: number, publicId: string): Promise<PreparedPayment | null> {
    return this.store.find(keyId, publicId);
  }

  async findByExternalId(keyId: number, externalId: string): Promise<PreparedPayment | null> {
    return this.store.findByExternalId(keyId, externalId);
  }

  /** Who prepared the payment with this public id, and what; null when a citizen began it. */
  async findOfPayment(paymentId: string): Promise<OwnedPreparation | null> {
    return this.store.findOfPayment(paymentId);
  }
}
