import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isInProgress } from '../../../domain/refund-state.js';
import { PaymentDetails } from '../../../payments/payment-detail.js';
import { RefundNotices } from '../../../receipts/refund-notices.js';
import { RefundDetails } from '../../../refunds/refund-details.js';
import { AuditTrail } from '../../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../../shared/clock.js';
import { actorOf } from '../../access/actor.js';
import { adminPaths } from '../../admin-paths.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { refundView } from './refund.page.js';
import { noticeOf } from '../words/notices.js';
import { presentRefund, type RefusedRejection } from './refund.presenter.js';

/** What is shown besides the refund itself. */
interface Shown {
  /** Of what happened; absent: what the last action left. */
  readonly code?: string;
  readonly refused?: RefusedRejection;
  /** How often the page has asked again by itself; absent where it must not. */
  readonly turn?: number;
}

/** Quick at first, when the bank's word is a moment away; in all some four minutes. */
const QUICK_TURNS = 10;
const QUICK_SECONDS = 3;
const SLOW_SECONDS = 10;
const MAX_TURNS = 30;

/** Answers with one refund. While it is under way the page asks again by itself, for some minutes. */
@Injectable()
export class RefundPageSender {
  constructor(
    private readonly refunds: RefundDetails,
    private readonly payments: PaymentDetails,
    private readonly notices: RefundNotices,
    private readonly staff: StaffStore,
    private readonly trail: AuditTrail,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  /** With the status that `reply` has. */
  async send(reply: FastifyReply, by: SignedIn, publicId: string, shown: Shown = {}): Promise<void> {
    const refund = await this.refunds.find(publicId);
    if (refund === null) throw new NotFoundException('no such refund');
    const [payment, notices, accounts] = await Promise.all([
      this.payments.find(refund.paymentId),
      this.notices.ofPayment(refund.paymentId),
      this.staff.list(),
    ]);
    if (payment === null) throw new NotFoundException('no such payment');
    await this.trail.recordView({
      actor: actorOf(by),
      action: 'payment-viewed',
      subject: { kind: 'payment', id: refund.paymentId },
      data: { isPersonShown: payment.payer !== null },
    });
    const names = new Map(accounts.map(({ id, fullName }) => [id, fullName]));
    const notice = noticeOf(shown.code ?? this.flash.take(reply.request, reply));
    const { turn, refused } = shown;
    const isRefreshing = turn !== undefined && turn < MAX_TURNS && isInProgress(refund.state);
    // A header and not an element: it works whether or not the browser runs scripts, of which these pages have none.
    if (isRefreshing) void reply.header('refresh', `${pauseAfter(turn)}; url=${adminPaths.refund(publicId, turn + 1)}`);
    const mail = notices.get(publicId);
    const known = { by, refund, payment, mail, names, notice, now: this.clock.now(), isRefreshing };
    await renderAdminPage(reply, refundView, presentRefund({ ...known, ...(refused && { refused }) }));
  }
}

function pauseAfter(turn: number): number {
  return turn < QUICK_TURNS ? QUICK_SECONDS : SLOW_SECONDS;
}
