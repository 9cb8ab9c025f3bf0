import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PaymentFiguresReader } from '../../../payments/payment-figures.js';
import { ReceiptDetails } from '../../../receipts/receipt-details.js';
import { RefundDetails } from '../../../refunds/refund-details.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { dashboardView } from './dashboard.page.js';
import { presentDashboard } from './dashboard.presenter.js';

/** The first page after signing in. It shows sums only, nobody's data. */
@Controller()
export class DashboardController {
  constructor(
    private readonly figures: PaymentFiguresReader,
    private readonly receipts: ReceiptDetails,
    private readonly refunds: RefundDetails,
  ) {}

  @Get(adminRoutes.home)
  @Allow('see-payments')
  async show(@CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const [figures, undelivered, refunds] = await Promise.all([
      this.figures.read(),
      this.receipts.undelivered(),
      this.refunds.toApprove(),
    ]);
    await renderAdminPage(reply, dashboardView, presentDashboard(by, figures, { undelivered, refunds }));
  }
}
