import type { Transaction } from '../../shared/database.js';
import { appendToOutbox } from '../../shared/outbox/append-to-outbox.js';
import { PAYMENT_EXPIRED_TOPIC, PAYMENT_PAID_TOPIC } from '../payment-topics.js';
import type { LockedOrder, OutcomeRecord } from '../persistence/payment.records.js';
import type { PaymentStore } from '../persistence/payment.store.js';

/**
 * The only writer of outcomes, the bank's and those that staff state. Called under the payment's lock; others
 * are told in the same transaction. False: the same signed message was recorded before, and nothing changed.
 */
export async function writeOutcome(
  store: PaymentStore,
  tx: Transaction,
  order: LockedOrder,
  record: OutcomeRecord,
): Promise<boolean> {
  if (!(await store.recordOutcome(tx, order, record))) return false;
  const topic = topicOf(order, record);
  if (topic !== null) await appendToOutbox(tx, { topic, payload: { paymentId: order.publicId } }, record.at);
  return true;
}

/** What others are told of an outcome, if anything. */
function topicOf(order: LockedOrder, { paid, paymentStatus }: OutcomeRecord): string | null {
  if (paid !== null) return PAYMENT_PAID_TOPIC;
  return paymentStatus === 'expired' && order.paymentStatus !== 'expired' ? PAYMENT_EXPIRED_TOPIC : null;
}
