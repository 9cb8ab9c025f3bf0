import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parsePeriod } from '../../../domain/accounting-period.js';
import { CommissionAudit } from '../../../reconciliation/commission-audit.js';
import { Clock } from '../../../shared/clock.js';
import { romeDay } from '../../../shared/rome-day.js';
import { Allow } from '../../access/allow.js';
import { adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import { commissionAuditView } from './commission-audit.page.js';
import { presentCommissionAudit } from './commission-audit.presenter.js';

const MONTH_LENGTH = 'YYYY-MM'.length;

/** The commission that citizens paid beside the fees that the bank kept. */
@Controller()
export class CommissionAuditController {
  constructor(
    private readonly audit: CommissionAudit,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.commissionAudit)
  @Allow('see-payments')
  async show(@Query('mese') asked: unknown, @Res() reply: FastifyReply): Promise<void> {
    const period = typeof asked === 'string' ? parsePeriod(asked) : undefined;
    const day = period?.kind === 'month' ? period.firstDay : romeDay(this.clock.now());
    const month = day.slice(0, MONTH_LENGTH);
    const { months, credits } = await this.audit.of(month);
    await renderAdminPage(reply, commissionAuditView, presentCommissionAudit(month, months, credits));
  }
}
