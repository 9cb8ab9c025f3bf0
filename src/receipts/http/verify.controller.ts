import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PaymentReader } from '../../payments/payment-reader.js';
import { Database } from '../../shared/database.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { routes } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { findReceiptByCode } from '../persistence/receipt-table.js';
import { verifyView } from './pages/verify.page.js';
import { presentUnknownReceipt, presentVerified } from './verify.presenter.js';

/** What the QR code of a receipt opens: whether the paper is true, and what it is about. Nothing about the person. */
@Controller()
export class VerifyController {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentReader,
  ) {}

  @Get(routes.verify)
  async verify(@Param('code') code: string, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const receipt = await findReceiptByCode(this.database, code);
    const payment = receipt && (await this.payments.findPaid(receipt.paymentId));
    if (receipt === undefined || !payment) {
      await renderPage(reply.status(404), verifyView, presentUnknownReceipt(texts));
      return;
    }
    await renderPage(reply, verifyView, presentVerified({ receipt, payment }, texts));
  }
}
