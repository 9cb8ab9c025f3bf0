import { Inject, Injectable } from '@nestjs/common';
import type { ServiceView } from '../catalog/service-view.js';
import type { PaymentFormInput } from '../domain/form-fields.js';
import { checkPaymentForm } from '../domain/payment-form.js';
import type { Environment } from '../env.js';
import { Clock } from '../shared/clock.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { Ids } from '../shared/ids.js';
import { readForm } from './http/form-body.js';
import { formMessagesIn } from './http/form-messages/messages-in.js';
import { rulesOf } from './http/service-rules.js';
import { PreparedStore } from './persistence/prepared.store.js';
import type { PreparedPayment } from './prepared-payment.js';
import { IdempotencyKeys } from './use-cases/idempotency-keys.js';

/** What a program asks to be prepared. */
export interface PreparationRequest {
  readonly keyId: number;
  /** The program's own name for it: the same one twice is the same payment. */
  readonly externalId: string;
  readonly service: ServiceView;
  /** As if a citizen had typed it. */
  readonly input: PaymentFormInput;
  /** The whole request as it came, to tell the same one from another. */
  readonly body: object;
}

/** A field that breaks a rule of the citizens' form. */
export interface PreparationError {
  readonly field: string;
  readonly code: string;
  /** What to do about it, in Italian, as the form says it. */
  readonly message: string;
}

export type PreparationResult =
  | { readonly kind: 'prepared'; readonly isNew: boolean; readonly prepared: PreparedPayment }
  | { readonly kind: 'wrong'; readonly errors: readonly PreparationError[] };

const DAY_MS = 24 * 3_600_000;

/** Prepares a payment for a citizen, by the rules of the citizens' own form; once for each external id of a key. */
@Injectable()
export class PreparePayment {
  private readonly validMs: number;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly store: PreparedStore,
    private readonly keys: IdempotencyKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.validMs = environment.api.preparedPaymentDays * DAY_MS;
  }

  /** What this key prepared before under this external id; `different`: by another request. */
  async findRepeated(keyId: number, externalId: string, body: object): Promise<PreparedPayment | 'different' | null> {
    const existing = await this.store.findByExternalId(keyId, externalId);
    if (existing === null) return null;
    return existing.bodyHash.equals(this.keys.hashBody(body)) ? existing : 'different';
  }

  /** To be called when {@link findRepeated} found nothing; somebody may have been quicker all the same. */
  async execute(request: PreparationRequest): Promise<PreparationResult | { readonly kind: 'different' }> {
    const { keyId, externalId, service, input, body } = request;
    const rules = rulesOf(service);
    const checked = checkPaymentForm(input, rules);
    if (!checked.ok) {
      const messages = formMessagesIn('it');
      const errors = checked.errors.map((error) => ({
        field: error.field,
        code: error.code,
        message: messages.error(error, rules),
      }));
      return { kind: 'wrong', errors };
    }
    const createdAt = this.clock.now();
    const isNew = await this.store.insert({
      publicId: this.ids.publicId(),
      keyId,
      externalId,
      bodyHash: this.keys.hashBody(body),
      fields: readForm(input, service),
      serviceId: service.id,
      amountCents: checked.form.amountCents,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + this.validMs),
    });
    const prepared = await this.findRepeated(keyId, externalId, body);
    if (prepared === null) throw new Error('a prepared payment vanished');
    return prepared === 'different' ? { kind: 'different' } : { kind: 'prepared', isNew, prepared };
  }
}
