import { Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { absoluteUrl, paths, routes } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { IssueReceipt } from '../issue-receipt.js';
import { ReceiptPdf } from '../pdf/receipt-pdf.js';
import { listDeliveries } from '../persistence/delivery-table.js';
import { receiptDocument } from '../receipt-document.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { pdfFileName } from '../receipt.js';
import { ResendReceipt } from '../resend-receipt.js';
import { presentConcluded } from './concluded.presenter.js';
import { concludedView } from './pages/concluded.page.js';

/** Phase 8: the receipt of a paid payment. The address of the payment, which nobody can guess, opens all of it. */
@Controller()
export class ReceiptController {
  constructor(
    private readonly issueReceipt: IssueReceipt,
    private readonly resendReceipt: ResendReceipt,
    private readonly pdf: ReceiptPdf,
    private readonly settings: ReceiptSettings,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The seed's button. The receipt leaves by itself: this only makes sure that it exists. */
  @Post(routes.receiptRequest)
  async request(@Param('id') paymentId: string, @Res() reply: FastifyReply): Promise<void> {
    const issued = await this.issueReceipt.execute(paymentId);
    return reply.redirect(issued === null ? paths.outcome(paymentId) : paths.concluded(paymentId), 303);
  }

  @Get(routes.concluded)
  async concluded(
    @Param('id') paymentId: string,
    @PageTexts() texts: Texts,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const issued = await this.issueReceipt.execute(paymentId);
    if (issued === null) return reply.redirect(paths.outcome(paymentId), 303);
    const deliveries = await listDeliveries(this.database, paymentId);
    const verificationUrl = absoluteUrl(this.settings.publicUrl, paths.verify(issued.receipt.verificationCode)).href;
    await renderPage(
      reply,
      concludedView,
      presentConcluded({ payment: issued.payment, deliveries, now: this.clock.now(), verificationUrl }, texts),
    );
  }

  /** What came of it shows on the page: the deliveries say more than a result of one click. */
  @Post(routes.receiptResend)
  async resend(@Param('id') paymentId: string, @Res() reply: FastifyReply): Promise<void> {
    const result = await this.resendReceipt.execute(paymentId);
    return reply.redirect(result.kind === 'not-paid' ? paths.outcome(paymentId) : paths.concluded(paymentId), 303);
  }

  @Get(routes.receiptPdf)
  async download(@Param('id') paymentId: string, @Res() reply: FastifyReply): Promise<void> {
    const issued = await this.issueReceipt.execute(paymentId);
    if (issued === null) throw new NotFoundException('no receipt: unknown or not paid');
    const file = await this.pdf.render(receiptDocument(issued, this.settings));
    await reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `inline; filename="${pdfFileName(issued.receipt)}"`)
      .send(file);
  }
}
