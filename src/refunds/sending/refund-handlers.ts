import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_REVERSAL_SEEN_TOPIC } from '../../payments/payment-topics.js';
import { OutboxHandlers } from '../../shared/outbox/outbox-handlers.js';
import type { OutboxMessage } from '../../shared/outbox/outbox-message.js';
import { FindReversals } from '../find-reversals.js';
import { REFUND_APPROVED_TOPIC } from '../refund-topics.js';
import { RefundReconciler } from './refund-reconciler.js';

/** The bank did not say how much went back: the outbox tells its message again later. */
class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
  readonly code = 'bank-unanswered';
}

/**
 * What refunds do about messages of the outbox: send what was approved, and look at what the bank gave back by itself.
 */
@Injectable()
export class RefundHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly reconciler: RefundReconciler,
    private readonly findReversals: FindReversals,
  ) {}

  onModuleInit(): void {
    // The row, written with the message, says the rest: there is only somebody to wake.
    this.handlers.add({
      topic: REFUND_APPROVED_TOPIC,
      handle: () => {
        this.reconciler.wake();
        return Promise.resolve();
      },
    });
    this.handlers.add({ topic: PAYMENT_REVERSAL_SEEN_TOPIC, handle: (payload) => this.compare(payload) });
  }

  private async compare({ paymentId, attempt }: OutboxMessage['payload']): Promise<void> {
    const found = await this.findReversals.execute(String(paymentId), Number(attempt));
    if (found === 'unanswered' || found === 'under-way') throw new UnansweredError(found);
  }
}
