import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_EXPIRED_TOPIC } from '../../payments/payment-topics.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { Ids } from '../../shared/ids.js';
import { OutboxHandlers } from '../../shared/outbox/outbox-handlers.js';
import type { OutboxHandler } from '../../shared/outbox/outbox-message.js';
import { newMessageId } from '../message-id.js';
import { addAutomaticResume } from '../persistence/resume-table.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { RESUME_LINK_TOPIC } from '../receipt-topics.js';
import { DeliveryReconciler } from './delivery-reconciler.js';
import { paymentIdOf } from './message-payload.js';

/** A payment that nobody completed gets one message with the link to go on; others leave when the citizen asks. */
@Injectable()
export class ResumeHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: ReceiptSettings,
    private readonly reconciler: DeliveryReconciler,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this.whenExpired);
    this.handlers.add(this.whenAsked);
  }

  private readonly whenExpired: OutboxHandler = {
    topic: PAYMENT_EXPIRED_TOPIC,
    handle: async (payload) => {
      await addAutomaticResume(this.database, {
        paymentId: paymentIdOf(payload),
        messageId: newMessageId(this.ids, this.settings.mailFrom),
        queuedAt: this.clock.now(),
      });
      this.reconciler.wake();
    },
  };

  private readonly whenAsked: OutboxHandler = {
    topic: RESUME_LINK_TOPIC,
    // The delivery was written in the message's own transaction: there is only somebody to wake.
    handle: () => {
      this.reconciler.wake();
      return Promise.resolve();
    },
  };
}
