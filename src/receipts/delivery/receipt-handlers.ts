import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_PAID_TOPIC } from '../../payments/payment-topics.js';
import { OutboxHandlers } from '../../shared/outbox/outbox-handlers.js';
import type { OutboxHandler } from '../../shared/outbox/outbox-message.js';
import { IssueReceipt } from '../issue-receipt.js';
import { RECEIPT_RESEND_TOPIC } from '../receipt-topics.js';
import { DeliveryReconciler } from './delivery-reconciler.js';
import { MalformedMessageError, paymentIdOf } from './message-payload.js';

/** What receipts do about messages of the outbox: issue when a payment is paid, and send what is due. */
@Injectable()
export class ReceiptHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly issueReceipt: IssueReceipt,
    private readonly reconciler: DeliveryReconciler,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this.whenPaid);
    this.handlers.add(this.whenAskedAgain);
  }

  private readonly whenPaid: OutboxHandler = {
    topic: PAYMENT_PAID_TOPIC,
    handle: async (payload) => {
      const issued = await this.issueReceipt.execute(paymentIdOf(payload));
      if (issued === null) throw new MalformedMessageError('said to be paid, and is not');
      this.reconciler.wake();
    },
  };

  private readonly whenAskedAgain: OutboxHandler = {
    topic: RECEIPT_RESEND_TOPIC,
    // The delivery was written in the message's own transaction: there is only somebody to wake.
    handle: () => {
      this.reconciler.wake();
      return Promise.resolve();
    },
  };
}
