import { Injectable } from '@nestjs/common';
import { PaymentReader } from '../payments/payment-reader.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { appendToOutbox } from '../shared/outbox/append-to-outbox.js';
import { newMessageId } from './message-id.js';
import { addRequestedResume, listResumeDeliveries } from './persistence/resume-table.js';
import { ReceiptSettings } from './receipt-settings.js';
import { RESUME_LINK_TOPIC } from './receipt-topics.js';
import { refuseResend, type ResendRefusal } from './resend-rule.js';

export type ResumeLinkResult =
  | { readonly kind: 'queued' }
  /** Paid, refunded or under review: there is nothing to go on with. */
  | { readonly kind: 'not-resumable' }
  /** Retention has forgotten the person and the address with it. */
  | { readonly kind: 'address-forgotten' }
  | ResendRefusal;

/**
 * Mails the link that resumes an unpaid payment, to the address of the payment and no other, within the limits of
 * {@link refuseResend}. The link opens all of a payment: it is never shown to who only knows the reference.
 */
@Injectable()
export class RequestResumeLink {
  constructor(
    private readonly payments: PaymentReader,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: ReceiptSettings,
  ) {}

  /** Writes a new delivery, and wakes the worker that will send it; or says why not. */
  async execute(paymentId: string): Promise<ResumeLinkResult> {
    const payment = await this.payments.findResumable(paymentId);
    if (payment === null) return { kind: 'not-resumable' };
    if (payment.payer === null) return { kind: 'address-forgotten' };
    return this.database.transaction((tx) => this.addUnlessRefused(tx, paymentId));
  }

  private async addUnlessRefused(tx: Transaction, paymentId: string): Promise<ResumeLinkResult> {
    const deliveries = await listResumeDeliveries(tx, paymentId);
    const now = this.clock.now();
    const refusal = refuseResend(deliveries, now);
    if (refusal !== undefined) return refusal;
    const version = (deliveries.at(-1)?.version ?? 0) + 1;
    const messageId = newMessageId(this.ids, this.settings.mailFrom);
    const isAdded = await addRequestedResume(tx, version, { paymentId, messageId, queuedAt: now });
    if (!isAdded) return { kind: 'on-its-way' };
    await appendToOutbox(tx, { topic: RESUME_LINK_TOPIC, payload: { paymentId } }, now);
    return { kind: 'queued' };
  }
}
