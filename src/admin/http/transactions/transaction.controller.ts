import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseResend } from '../../../domain/resend-form.js';
import { parseReview } from '../../../domain/review-form.js';
import { parseStaffText } from '../../../domain/staff-text.js';
import { AddNote } from '../../../payments/add-note.js';
import { CloseAlert } from '../../../payments/close-alert.js';
import { QuestionBank } from '../../../payments/question-bank.js';
import { ResolveReview } from '../../../payments/resolve-review.js';
import { ResendByStaff } from '../../../receipts/resend-by-staff.js';
import { readText } from '../../../shared/http/form-text.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { actionMessages, CODE_TAKEN, staffTextMessage } from '../words/action-messages.js';
import { TransactionPageSender } from './transaction-page.js';

/** Results in which somebody else was quicker: nothing was changed, and the page says so. */
const CONFLICTS = new Set(['already-closed', 'not-under-review', 'on-its-way', 'under-review', 'forgotten']);

/** One payment, and what staff do to it. Every action ends on the payment's page, with what it came to. */
@Controller()
export class TransactionController {
  constructor(
    private readonly page: TransactionPageSender,
    private readonly flash: Flash,
    private readonly resendByStaff: ResendByStaff,
    private readonly questionBank: QuestionBank,
    private readonly resolveReview: ResolveReview,
    private readonly closeAlert: CloseAlert,
    private readonly addNote: AddNote,
  ) {}

  @Get(adminRoutes.transaction)
  @Allow('see-payments')
  async show(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.page.send(reply, by, id);
  }

  @Post(adminRoutes.transactionReceipt)
  @Allow('resend-receipt')
  async resend(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = { email: readText(body, 'email'), reason: readText(body, 'reason'), text: readText(body, 'text') };
    const parsed = parseResend(values);
    if (!parsed.ok) {
      const { errorOf, lines } = actionMessages('resend', parsed.problems);
      return this.page.send(reply.status(422), by, id, { refused: { lines, resend: { values, errorOf } } });
    }
    const result = await this.resendByStaff.execute(actorOf(by), id, parsed.resend);
    await this.answer(reply, by, id, { action: 'resend', result });
  }

  @Post(adminRoutes.transactionQuestion)
  @Allow('ask-bank')
  async ask(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const word = await this.questionBank.execute(actorOf(by), id, toId(readText(body, 'attempt')));
    if (word === 'no-order') throw new NotFoundException('no such order');
    this.flash.give(reply, `bank-${word}`);
    await reply.redirect(adminPaths.transaction(id), 303);
  }

  @Post(adminRoutes.transactionReview)
  @Allow('resolve-review')
  async resolve(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = {
      attempt: readText(body, 'attempt'),
      outcome: readText(body, 'outcome'),
      reason: readText(body, 'reason'),
      transactionCode: readText(body, 'transactionCode'),
      evidence: readText(body, 'evidence'),
    };
    const parsed = parseReview(values);
    if (!parsed.ok) {
      const { errorOf, lines } = actionMessages('review', parsed.problems);
      return this.page.send(reply.status(422), by, id, { refused: { lines, review: { values, errorOf } } });
    }
    const result = await this.resolveReview.execute(actorOf(by), id, toId(values.attempt), parsed.review);
    if (result === 'code-taken') {
      const lines = [{ message: CODE_TAKEN, href: '#review-transactionCode' }];
      const review = { values, errorOf: { transactionCode: CODE_TAKEN } };
      return this.page.send(reply.status(422), by, id, { refused: { lines, review } });
    }
    await this.answer(reply, by, id, { action: 'review', result });
  }

  @Post(adminRoutes.transactionAlert)
  @Allow('work-worklist')
  async close(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const alertId = toId(readText(body, 'alert'));
    const value = readText(body, 'text');
    const reason = parseStaffText(value);
    if (!reason.ok) {
      const error = staffTextMessage(reason.problem);
      const lines = [{ message: error, href: `#alert-${alertId}-text` }];
      return this.page.send(reply.status(422), by, id, { refused: { lines, alert: { id: alertId, value, error } } });
    }
    const result = await this.closeAlert.execute(actorOf(by), id, alertId, reason.text);
    await this.answer(reply, by, id, { action: 'alert', result });
  }

  @Post(adminRoutes.transactionNotes)
  @Allow('add-note')
  async note(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const value = readText(body, 'text');
    const note = parseStaffText(value);
    if (!note.ok) {
      const error = staffTextMessage(note.problem);
      const refused = { lines: [{ message: error, href: '#note-text' }], note: { value, error } };
      return this.page.send(reply.status(422), by, id, { refused });
    }
    const result = await this.addNote.execute(actorOf(by), id, note.text);
    await this.answer(reply, by, id, { action: 'note', result });
  }

  private async answer(
    reply: FastifyReply,
    by: SignedIn,
    id: string,
    { action, result }: { readonly action: string; readonly result: string },
  ): Promise<void> {
    if (result === 'unknown') throw new NotFoundException('no such payment');
    const code = `${action}-${result}`;
    if (CONFLICTS.has(result)) return this.page.send(reply.status(409), by, id, { code });
    this.flash.give(reply, code);
    await reply.redirect(adminPaths.transaction(id), 303);
  }
}
