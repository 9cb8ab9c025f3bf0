import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseDay } from '../../../domain/calendar-day.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import { BankCredits } from '../../../reconciliation/bank-credits.js';
import { AuditTrail } from '../../../shared/audit-trail/audit-trail.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { bankCreditView } from './bank-credit.page.js';
import { bankCreditsView } from './bank-credits.page.js';
import { presentBankCredit, presentBankCredits } from './bank-credits.presenter.js';

const PAGE_SIZE = 50;
const AFTER = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/;

/** Lines of the account, and each of them with the payments inside it. */
@Controller()
export class BankCreditsController {
  constructor(
    private readonly credits: BankCredits,
    private readonly trail: AuditTrail,
  ) {}

  @Get(adminRoutes.bankCredits)
  @Allow('see-payments')
  async list(
    @Query('aperti') open: unknown,
    @Query('prima') before: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isOpenOnly = open === '1';
    const found = await this.credits.list({ isOpenOnly, before: placeIn(before), limit: PAGE_SIZE + 1 });
    const credits = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? credits.at(-1) : undefined;
    const older = last === undefined ? null : `${last.bookingDay}.${last.id}`;
    await renderAdminPage(reply, bankCreditsView, presentBankCredits({ isOpenOnly, credits, older }));
  }

  @Get(adminRoutes.bankCredit)
  @Allow('see-payments')
  async show(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const credit = await this.credits.find(id);
    if (credit === null) throw new NotFoundException('no such line of the account');
    // A causale may name whoever made a transfer.
    await this.trail.recordView({
      actor: actorOf(by),
      action: 'bank-credit-viewed',
      subject: { kind: 'bank-credit', id },
      data: { isPersonShown: credit.description !== null },
    });
    await renderAdminPage(
      reply,
      bankCreditView,
      presentBankCredit(credit, isAllowed(by.account.role, 'work-worklist')),
    );
  }
}

/** Anything else than a place that a page of ours gave begins at the newest. */
function placeIn(text: unknown): { readonly day: string; readonly id: number } | null {
  const [, named = '', id] = typeof text === 'string' ? (AFTER.exec(text) ?? []) : [];
  const day = parseDay(named);
  return day === undefined ? null : { day, id: Number(id) };
}
