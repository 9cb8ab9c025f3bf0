import { Injectable } from '@nestjs/common';
import type { Quote } from '../../domain/commission.js';
import { Clock } from '../../shared/clock.js';
import { Ids } from '../../shared/ids.js';
import type { ExtraFieldValue, Payer } from '../payment-reader.js';
import type { NewPayment } from '../persistence/payment.records.js';
import { PaymentStore } from '../persistence/payment.store.js';
import { AttemptFactory } from './attempt-factory.js';
import { IdempotencyKeys } from './idempotency-keys.js';

/** A checked form with the quote that the citizen saw, and the key of the review page. */
export interface StartPaymentCommand {
  readonly service: NewPayment['service'];
  readonly payer: Payer;
  readonly description: string;
  readonly extraFields: readonly ExtraFieldValue[];
  readonly quote: Quote;
  readonly idempotencyKey: string;
}

/** `key-refused`: the key was not issued for this quote, or was used for another request. */
export type StartedPayment = { readonly kind: 'started'; readonly publicId: string } | { readonly kind: 'key-refused' };

/** Makes the payment and its first order, once for each key, whatever the number of requests and processes. */
@Injectable()
export class StartPayment {
  constructor(
    private readonly store: PaymentStore,
    private readonly keys: IdempotencyKeys,
    private readonly attempts: AttemptFactory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(command: StartPaymentCommand): Promise<StartedPayment> {
    const { service, payer, description, extraFields, quote, idempotencyKey } = command;
    if (!this.keys.isIssuedFor(idempotencyKey, service.slug, quote)) return { kind: 'key-refused' };
    const createdAt = this.clock.now();
    const publicId = this.ids.publicId();
    const bodyHash = this.keys.hashBody({ service: service.slug, payer, description, extraFields, quote });
    const isNew = await this.store.insert({
      ...{ publicId, service, payer, description, extraFields, idempotencyKey, bodyHash, createdAt },
      ...quote,
      attempt: this.attempts.create(createdAt),
    });
    if (isNew) return { kind: 'started', publicId };
    const existing = await this.store.findByIdempotencyKey(idempotencyKey);
    if (existing?.bodyHash.equals(bodyHash) !== true) return { kind: 'key-refused' };
    return { kind: 'started', publicId: existing.publicId };
  }
}
