import { Inject, Injectable } from '@nestjs/common';
import { hasTakenMoney } from '../domain/payment-state.js';
import { leftOf, type RefundSplit, splitRefund } from '../domain/refund-amount.js';
import type { WantedRefund } from '../domain/refund-form.js';
import type { Environment } from '../env.js';
import { PaymentNotes } from '../payments/payment-notes.js';
import { PaymentRefunds } from '../payments/payment-refunds.js';
import type { RefundableOrder } from '../payments/refundable-order.js';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { orderMoney } from './order-money.js';
import { RefundStore } from './persistence/refund.store.js';

/** `too-much`: less is left, or nothing; `not-paid`: the order took no money. */
export type AskedRefund =
  | { readonly kind: 'asked'; readonly publicId: string }
  | { readonly kind: 'too-much'; readonly leftCents: number }
  | { readonly kind: 'not-paid' | 'unknown' };

/** Which order, and the form that asks. */
export interface RefundRequest extends WantedRefund {
  readonly paymentId: string;
  /** Number of the order. */
  readonly attempt: number;
  /** Made with the form: the same form asks once, however often it is sent. */
  readonly formKey: string;
}

/** Somebody of the staff asks that money go back. Nothing moves until somebody else approves. */
@Injectable()
export class AskRefund {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRefunds,
    private readonly notes: PaymentNotes,
    private readonly store: RefundStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async execute(by: StaffMember, request: RefundRequest): Promise<AskedRefund> {
    return this.database.transaction(async (tx) => {
      const order = await this.payments.lock(tx, request.paymentId, request.attempt);
      if (order === null) return { kind: 'unknown' };
      const asked = await this.store.findByForm(tx, request.formKey);
      if (asked !== undefined) return { kind: 'asked', publicId: asked };
      if (!hasTakenMoney(order.attemptStatus)) return { kind: 'not-paid' };
      const money = orderMoney(order, await this.store.taken(tx, order.attemptId));
      const left = leftOf(money);
      const amountCents = request.amountCents ?? left.amountCents;
      const split = splitRefund(money, amountCents, this.environment.refunds.commission);
      if (split === null) return { kind: 'too-much', leftCents: left.amountCents };
      return { kind: 'asked', publicId: await this.write(tx, by, { order, split, request }) };
    });
  }

  private async write(
    tx: Transaction,
    by: StaffMember,
    { order, split, request }: { order: RefundableOrder; split: RefundSplit; request: RefundRequest },
  ): Promise<string> {
    const at = this.clock.now();
    const publicId = this.ids.publicId();
    const { paymentId, attemptId } = order;
    const { reason, formKey } = request;
    const money = { amountCents: split.totalCents, commissionCents: split.commissionCents };
    await this.store.insert(tx, { publicId, paymentId, attemptId, ...money, reason, formKey, requestedBy: by.id, at });
    const data = { refund: publicId, reason, ...money };
    const event = { source: 'staff', actorId: by.id, ...data };
    await this.payments.tell(tx, order, [{ type: 'refund-requested', data: event }], at);
    if (request.text !== null)
      await this.notes.addForRefund(tx, order.publicId, { authorId: by.id, text: request.text, at });
    const subject = { kind: 'payment', id: order.publicId };
    await this.trail.record(tx, {
      actor: by,
      action: 'refund-requested',
      subject,
      data: { ...data, attempt: order.number },
    });
    return publicId;
  }
}
