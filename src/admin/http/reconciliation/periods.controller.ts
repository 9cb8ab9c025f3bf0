import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseTypedPeriod } from '../../../domain/accounting-period.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import { parseStaffText } from '../../../domain/staff-text.js';
import { ClosedPeriods } from '../../../reconciliation/closed-periods.js';
import { ClosePeriod } from '../../../reconciliation/close-period.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { periodsView, periodView } from './periods.page.js';
import { staffTextMessage } from '../words/action-messages.js';
import { periodNotice, presentPeriod, presentPeriods } from './periods.presenter.js';

const MALFORMED = 'Scrivi un giorno come 24/11/2026, o un mese come 11/2026.';
const NOT_OVER = 'Questo periodo non è ancora finito: si chiude dal giorno dopo.';

interface Refused {
  readonly value: string;
  readonly error: string;
}

/** Closing of days and months, their minutes, and opening them again. */
@Controller()
export class PeriodsController {
  constructor(
    private readonly periods: ClosedPeriods,
    private readonly closing: ClosePeriod,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.periods)
  @Allow('see-payments')
  async list(@CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.sendList(reply, by);
  }

  @Post(adminRoutes.periods)
  @Allow('close-period')
  async close(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const value = readText(body, 'period').trim();
    const period = parseTypedPeriod(value);
    if (period === undefined) return this.sendList(reply.status(422), by, { value, error: MALFORMED });
    const outcome = await this.closing.close({ member: actorOf(by), fullName: by.account.fullName }, period);
    if (outcome.kind === 'not-over') return this.sendList(reply.status(422), by, { value, error: NOT_OVER });
    if (outcome.kind === 'already-closed')
      return this.send(reply.status(409), by, outcome.id, { code: 'already-closed' });
    this.flash.give(reply, 'closed');
    await reply.redirect(adminPaths.period(outcome.id), 303);
  }

  @Get(adminRoutes.period)
  @Allow('see-payments')
  async show(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const code = this.flash.take(reply.request, reply);
    await this.send(reply, by, toId(id), code === undefined ? {} : { code });
  }

  @Get(adminRoutes.periodMinutesPdf)
  @Allow('see-payments')
  async pdf(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.sendMinutes(reply, toId(id), 'pdf', 'application/pdf');
  }

  @Get(adminRoutes.periodMinutesCsv)
  @Allow('see-payments')
  async csv(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.sendMinutes(reply, toId(id), 'csv', 'text/csv; charset=utf-8');
  }

  @Post(adminRoutes.periodReopening)
  @Allow('close-period')
  async reopen(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const value = readText(body, 'text');
    const reason = parseStaffText(value);
    if (!reason.ok) {
      const refused = { value, error: staffTextMessage(reason.problem) };
      return this.send(reply.status(422), by, toId(id), { refused });
    }
    const isReopened = await this.closing.reopen(actorOf(by), toId(id), reason.text);
    if (!isReopened) return this.send(reply.status(409), by, toId(id), { code: 'already-open' });
    this.flash.give(reply, 'reopened');
    await reply.redirect(adminPaths.period(toId(id)), 303);
  }

  private async sendList(reply: FastifyReply, by: SignedIn, refused?: Refused): Promise<void> {
    const { periods, openDays } = await this.periods.list(romeDay(this.clock.now()));
    const mayClose = isAllowed(by.account.role, 'close-period');
    const page = presentPeriods({ periods, openDays, mayClose, ...(refused && { refused }) });
    await renderAdminPage(reply, periodsView, page);
  }

  private async send(
    reply: FastifyReply,
    by: SignedIn,
    id: number,
    { code, refused }: { readonly code?: string; readonly refused?: Refused },
  ): Promise<void> {
    const period = await this.periods.find(id);
    if (period === null) throw new NotFoundException('no such closing');
    const mayReopen = isAllowed(by.account.role, 'close-period');
    const page = presentPeriod(period, { notice: periodNotice(code), mayReopen, ...(refused && { refused }) });
    await renderAdminPage(reply, periodView, page);
  }

  private async sendMinutes(reply: FastifyReply, id: number, format: 'csv' | 'pdf', type: string): Promise<void> {
    const period = await this.periods.find(id);
    const bytes = await this.periods.minutes(id, format);
    if (period === null || bytes === null) throw new NotFoundException('no such minutes');
    const day = period.kind === 'day' ? period.firstDay : period.firstDay.slice(0, 'YYYY-MM'.length);
    void reply.header('content-disposition', `attachment; filename="verbale-${day}-${id}.${format}"`);
    await reply.type(type).send(bytes);
  }
}
