import { Injectable } from '@nestjs/common';
import type { Quote } from '../../domain/commission.js';
import { Clock } from '../../shared/clock.js';
import type { Language } from '../../shared/i18n/language.js';
import { Ids } from '../../shared/ids.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import type { ExtraFieldValue, Payer } from '../payment-reader.js';
import type { NewPayment } from '../persistence/payment.records.js';
import { PaymentStore } from '../persistence/payment.store.js';
import { AttemptFactory } from './attempt-factory.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { PAYMENTS_STARTED } from './payment-metrics.js';

/** A checked form with the quote that the citizen saw, and the key of the review page. */
export interface StartPaymentCommand {
  /** The citizen's: the receipt's e-mail is written in it. */
  readonly language: Language;
  readonly service: NewPayment['service'];
  readonly payer: Payer;
  readonly description: string;
  readonly extraFields: readonly ExtraFieldValue[];
  readonly quote: Quote;
  /** Of what another program had prepared; null when the citizen began by themselves. */
  readonly preparedId: number | null;
  readonly request: SentRequest;
}

/** What the browser sent: its key, and every field besides, as they came. */
export interface SentRequest {
  readonly idempotencyKey: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * `key-refused`: the key was not issued for this quote, or was used for another request. `rate-changed`: the quote's
 * rate is no longer in force, which this process has not read yet.
 */
export type StartedPayment =
  { readonly kind: 'started'; readonly publicId: string } | { readonly kind: 'key-refused' | 'rate-changed' };

/** Makes the payment and its first order, once for each key, whatever the number of requests and processes. */
@Injectable()
export class StartPayment {
  constructor(
    private readonly store: PaymentStore,
    private readonly keys: IdempotencyKeys,
    private readonly attempts: AttemptFactory,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly metrics: Metrics,
  ) {}

  async execute(command: StartPaymentCommand): Promise<StartedPayment> {
    const { language, service, payer, description, extraFields, quote, preparedId, request } = command;
    const { idempotencyKey } = request;
    const isIssued = this.keys.isIssuedFor(idempotencyKey, service.slug, quote);
    if (isIssued) {
      const createdAt = this.clock.now();
      const publicId = this.ids.publicId();
      const bodyHash = this.keys.hashBody(request.fields);
      const isNew = await this.store.insert({
        publicId,
        language,
        service,
        payer,
        description,
        extraFields,
        idempotencyKey,
        bodyHash,
        createdAt,
        ...quote,
        preparedId,
        attempt: this.attempts.create(createdAt),
      });
      if (isNew) {
        this.metrics.increment(PAYMENTS_STARTED, { service: service.slug });
        return { kind: 'started', publicId };
      }
    }
    const existing = await this.findExisting(idempotencyKey);
    const isRepeated = existing?.bodyHash.equals(this.keys.hashBody(request.fields)) === true;
    const publicId = isRepeated ? existing.publicId : await this.findOfPreparation(preparedId);
    if (publicId !== null) return { kind: 'started', publicId };
    // Nothing stands in the way of a key that we issued: then it was the rate that kept the statement from inserting.
    return { kind: isIssued && existing === null ? 'rate-changed' : 'key-refused' };
  }

  private async findExisting(key: string): Promise<{ readonly publicId: string; readonly bodyHash: Buffer } | null> {
    return this.keys.hasForm(key) ? this.store.findByIdempotencyKey(key) : null;
  }

  private async findOfPreparation(preparedId: number | null): Promise<string | null> {
    return preparedId === null ? null : this.store.findByPreparation(preparedId);
  }

  /**
   * The payment that this very request made before, whatever has changed since: rates, prices, an open service.
   * A browser that never got our answer and asks again must find it, not make a second one.
   */
  async findRepeated({ idempotencyKey, fields }: SentRequest): Promise<string | null> {
    const existing = await this.findExisting(idempotencyKey);
    return existing?.bodyHash.equals(this.keys.hashBody(fields)) === true ? existing.publicId : null;
  }
}
