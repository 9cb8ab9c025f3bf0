import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseStaffText } from '../../../domain/staff-text.js';
import { type DecidedRefund, DecideRefund } from '../../../refunds/decide-refund.js';
import { RefundDetails } from '../../../refunds/refund-details.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { readRefundsAddress } from '../../refunds-address.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { refundsView } from './refunds.page.js';
import { staffTextMessage } from '../words/action-messages.js';
import { presentRefundGroup, presentRefunds } from './refunds.presenter.js';
import { RefundPageSender } from './refund-page.js';

const TURN = /^\d{1,3}$/;
/** Nothing was changed, and the page says why. */
const CONFLICTS: ReadonlySet<DecidedRefund> = new Set(['own-request', 'not-yours', 'already-decided']);

/** The list of refunds, and each of them with what may be decided about it. */
@Controller()
export class RefundsController {
  constructor(
    private readonly refunds: RefundDetails,
    private readonly page: RefundPageSender,
    private readonly decideRefund: DecideRefund,
    private readonly staff: StaffStore,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.refunds)
  @Allow('see-payments')
  async list(@Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { group, cursor } = readRefundsAddress(query as Readonly<Record<string, unknown>>);
    const accounts = await this.staff.list();
    const names = new Map(accounts.map(({ id, fullName }) => [id, fullName]));
    const shown = { names, now: this.clock.now() };
    const page =
      group === null
        ? presentRefunds(await this.refunds.list(), shown)
        : presentRefundGroup(group, await this.refunds.page(group, cursor), shown);
    await renderAdminPage(reply, refundsView, page);
  }

  @Get(adminRoutes.refund)
  @Allow('see-payments')
  async show(
    @Param('id') id: string,
    @Query('aggiornamento') turn: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.send(reply, by, id, { turn: typeof turn === 'string' && TURN.test(turn) ? Number(turn) : 0 });
  }

  @Post(adminRoutes.refundApproval)
  @Allow('approve-refund')
  async approve(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(reply, by, id, await this.decideRefund.approve(actorOf(by), id));
  }

  @Post(adminRoutes.refundRejection)
  @Allow('approve-refund')
  async reject(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const value = readText(body, 'text');
    const reason = parseStaffText(value);
    if (!reason.ok) {
      const error = staffTextMessage(reason.problem);
      const refused = { lines: [{ message: error, href: '#reject-text' }], value, error };
      return this.page.send(reply.status(422), by, id, { refused });
    }
    await this.answer(reply, by, id, await this.decideRefund.reject(actorOf(by), id, reason.text));
  }

  @Post(adminRoutes.refundWithdrawal)
  @Allow('ask-refund')
  async withdraw(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(reply, by, id, await this.decideRefund.withdraw(actorOf(by), id));
  }

  private async answer(reply: FastifyReply, by: SignedIn, id: string, decided: DecidedRefund): Promise<void> {
    if (decided === 'unknown') throw new NotFoundException('no such refund');
    const code = `refund-${decided}`;
    if (CONFLICTS.has(decided)) return this.page.send(reply.status(409), by, id, { code });
    this.flash.give(reply, code);
    await reply.redirect(adminPaths.refund(id), 303);
  }
}
