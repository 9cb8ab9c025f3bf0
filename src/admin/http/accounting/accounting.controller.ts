import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readAccountingRequest } from '../../../domain/accounting-view.js';
import { PaymentAccounts } from '../../../payments/payment-accounts.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { Allow } from '../../access/allow.js';
import { adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import { accountingView } from './accounting.page.js';
import { presentAccounting } from './accounting.presenter.js';

/** The accountant's views: what was collected, by service, day, accounting code or month. Sums only, nobody's data. */
@Controller()
@Allow('see-payments')
export class AccountingController {
  constructor(
    private readonly accounts: PaymentAccounts,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.accounting)
  async show(@Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const typed = { by: readText(query, 'by'), from: readText(query, 'from'), to: readText(query, 'to') };
    const today = romeDay(this.clock.now());
    const request = readAccountingRequest(typed, today);
    const found = request.ok ? await this.accounts.read(request.by, request.days) : null;
    if (!request.ok) void reply.status(422);
    await renderAdminPage(reply, accountingView, presentAccounting({ typed, today, request, found }));
  }
}
