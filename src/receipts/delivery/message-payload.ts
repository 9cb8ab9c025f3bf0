import type { OutboxMessage } from '../../shared/outbox/outbox-message.js';

/** A message of the outbox that does not say which payment: a defect of who wrote it. */
export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError';
  readonly code = 'malformed-message';
}

/** The public id of the payment that a message is about. @throws MalformedMessageError when it names none. */
export function paymentIdOf(payload: OutboxMessage['payload']): string {
  const { paymentId } = payload;
  if (typeof paymentId !== 'string') throw new MalformedMessageError('no payment in the message');
  return paymentId;
}
