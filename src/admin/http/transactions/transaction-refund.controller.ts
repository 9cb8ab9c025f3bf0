import { Body, Controller, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { formatEuro } from '../../../domain/money.js';
import { parseRefund } from '../../../domain/refund-form.js';
import type { AskedRefund } from '../../../refunds/ask-refund.js';
import { AskRefund } from '../../../refunds/ask-refund.js';
import { FindReversals } from '../../../refunds/find-reversals.js';
import { readText } from '../../../shared/http/form-text.js';
import { isToken } from '../../../shared/ids.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { actionMessages } from '../words/action-messages.js';
import { TransactionPageSender } from './transaction-page.js';

/** Refunds as they are asked for on the page of their payment. */
@Controller()
export class TransactionRefundController {
  constructor(
    private readonly page: TransactionPageSender,
    private readonly flash: Flash,
    private readonly askRefund: AskRefund,
    private readonly findReversals: FindReversals,
  ) {}

  @Post(adminRoutes.transactionRefund)
  @Allow('ask-refund')
  async ask(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attempt = toId(readText(body, 'attempt'));
    const formKey = readText(body, 'key');
    if (!isToken(formKey)) throw new NotFoundException('no such form');
    const values = {
      extent: readText(body, 'extent'),
      amount: readText(body, 'amount'),
      reason: readText(body, 'reason'),
      text: readText(body, 'text'),
    };
    const parsed = parseRefund(values);
    if (!parsed.ok) {
      const { errorOf, lines } = actionMessages(`refund-${attempt}`, parsed.problems);
      const refused = { lines, refund: { attempt, values, errorOf } };
      return this.page.send(reply.status(422), by, id, { refused });
    }
    const asked = await this.askRefund.execute(actorOf(by), { ...parsed.refund, paymentId: id, attempt, formKey });
    if (asked.kind !== 'too-much') return this.answer(reply, by, id, asked);
    const message = tooMuchText(asked.leftCents);
    // Nothing is left: the form is gone, and the page says why. Else the amount can be corrected.
    const href = asked.leftCents === 0 ? '#refunds' : `#refund-${attempt}-amount`;
    const refused = { lines: [{ message, href }], refund: { attempt, values, errorOf: { amount: message } } };
    await this.page.send(reply.status(asked.leftCents === 0 ? 409 : 422), by, id, { refused });
  }

  @Post(adminRoutes.transactionReversals)
  @Allow('ask-bank')
  async compare(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findReversals.execute(id, toId(readText(body, 'attempt')), actorOf(by));
    if (found === 'unknown' || found === 'no-money') throw new NotFoundException('no such order');
    this.flash.give(reply, `reversals-${found === 'not-known' ? 'unanswered' : found}`);
    await reply.redirect(adminPaths.transaction(id), 303);
  }

  private async answer(
    reply: FastifyReply,
    by: SignedIn,
    id: string,
    asked: Exclude<AskedRefund, { readonly kind: 'too-much' }>,
  ): Promise<void> {
    if (asked.kind === 'not-paid') return this.page.send(reply.status(409), by, id, { code: 'refund-not-paid' });
    if (asked.kind !== 'asked') throw new NotFoundException('no such order');
    this.flash.give(reply, 'refund-asked');
    await reply.redirect(adminPaths.refund(asked.publicId), 303);
  }
}

function tooMuchText(leftCents: number): string {
  return leftCents === 0
    ? 'Di questo ordine non resta niente da rimborsare: guarda i rimborsi già chiesti.'
    : `Si possono rimborsare al massimo ${formatEuro(leftCents)}, commissione esclusa: il resto è già rimborsato o chiesto.`;
}
