import { PAYMENT_STATUSES, type PaymentStatus } from '../../domain/payment-state.js';
import type { PreparedPayment } from '../../payments/prepared-payment.js';
import type { OutboxMessage } from '../../shared/outbox/outbox-message.js';

/** A change of state, as the outbox tells it. */
export interface StateChange {
  readonly paymentId: string;
  readonly status: PaymentStatus;
  /** The number of the payment's event that brought it. */
  readonly eventNumber: number;
  readonly at: Date;
}

/** A message of the outbox that does not say what it must: a defect of who wrote it. */
class MalformedChangeError extends Error {
  override readonly name = 'MalformedChangeError';
  readonly code = 'malformed-message';
}

/** Reads what the outbox tells. @throws MalformedChangeError */
export function readStateChange({ paymentId, status, event, at }: OutboxMessage['payload']): StateChange {
  const known = PAYMENT_STATUSES.find((each) => each === status);
  if (typeof paymentId !== 'string' || typeof event !== 'number' || typeof at !== 'string' || known === undefined) {
    throw new MalformedChangeError('not a change of state');
  }
  return { paymentId, status: known, eventNumber: event, at: new Date(at) };
}

/** Whether others are told: every outcome is; that somebody tries again is nobody's business but theirs. */
export function isTold({ status }: StateChange): boolean {
  return status !== 'pending';
}

/** The JSON that is signed and sent: ids, states, cents and codes, never anything of a person. */
export function webhookBody(eventId: string, { status, at }: StateChange, prepared: PreparedPayment): string {
  const { publicId, externalId, serviceSlug, amountCents, payment } = prepared;
  return JSON.stringify({
    id: eventId,
    type: `payment.${status}`,
    createdAt: at.toISOString(),
    payment: {
      id: publicId,
      externalId,
      service: serviceSlug,
      status,
      amountCents,
      commissionCents: payment?.commissionCents ?? null,
      totalCents: payment?.totalCents ?? null,
      reference: payment?.reference ?? null,
      transactionCode: payment?.transactionCode ?? null,
      paidAt: payment?.paidAt?.toISOString() ?? null,
    },
  });
}
