import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_STATE_CHANGED_TOPIC } from '../../payments/payment-topics.js';
import { PreparedPayments } from '../../payments/prepared-payments.js';
import { Clock } from '../../shared/clock.js';
import { Ids } from '../../shared/ids.js';
import { OutboxHandlers } from '../../shared/outbox/outbox-handlers.js';
import type { OutboxHandler } from '../../shared/outbox/outbox-message.js';
import { webhookOf } from '../api-key.js';
import { ApiKeyStore } from '../persistence/api-key.store.js';
import { WebhookStore } from '../persistence/webhook.store.js';
import { WEBHOOK_RESEND_TOPIC } from '../webhook-topics.js';
import { isTold, readStateChange, webhookBody } from './webhook-event.js';
import { WebhookFiller } from './webhook-queue.js';

/**
 * What is done about changes of payments that other software has prepared: that software is told, when it wants to be.
 */
@Injectable()
export class WebhookHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly payments: PreparedPayments,
    private readonly keys: ApiKeyStore,
    private readonly store: WebhookStore,
    private readonly filler: WebhookFiller,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this.whenChanged);
    this.handlers.add(this.whenAskedAgain);
  }

  private readonly whenChanged: OutboxHandler = {
    topic: PAYMENT_STATE_CHANGED_TOPIC,
    handle: async (payload) => {
      const change = readStateChange(payload);
      const owned = await this.payments.findOfPayment(change.paymentId);
      if (owned === null || !isTold(change)) return;
      const { keyId, preparedId, prepared } = owned;
      if (webhookOf(await this.keys.find(keyId)) === null) return;
      const eventId = `evt_${this.ids.token()}`;
      await this.store.add({
        eventId,
        keyId,
        preparedId,
        eventNumber: change.eventNumber,
        type: `payment.${change.status}`,
        body: webhookBody(eventId, change, prepared),
        queuedAt: this.clock.now(),
      });
      this.filler.wake();
    },
  };

  private readonly whenAskedAgain: OutboxHandler = {
    topic: WEBHOOK_RESEND_TOPIC,
    // It was made due in the message's own transaction: there is only somebody to wake.
    handle: () => {
      this.filler.wake();
      return Promise.resolve();
    },
  };
}
