import { type ISendMailOptions, MailerService } from '@nestjs-modules/mailer';
import { Injectable } from '@nestjs/common';
import type { Payer } from '../../payments/payment-reader.js';
import type { Language } from '../../shared/i18n/language.js';
import { textsIn } from '../../shared/i18n/texts.js';
import { absoluteUrl, paths } from '../../shared/http/paths.js';
import type { IssuedReceipt } from '../issue-receipt.js';
import { ReceiptPdf } from '../pdf/receipt-pdf.js';
import { payerName, receiptDocument, type ReceiptDocument } from '../receipt-document.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { pdfFileName } from '../receipt.js';
import { envelopeOf } from './envelope.js';
import { loadMailTemplates, MAIL_TEMPLATES } from './mail-templates.js';
import { type MailArms, mailArms } from './mail-arms.js';

/** A receipt to send: to the address that the payer typed, unless staff have corrected it. */
export interface ReceiptMail extends IssuedReceipt {
  readonly payer: Payer;
  readonly address: string;
  readonly messageId: string;
}

interface MailModel extends ReceiptDocument {
  readonly language: Language;
  readonly payerName: string;
  readonly outcomeUrl: string;
  readonly arms: MailArms | null;
}

/**
 * Makes the message of a receipt in the citizen's language, with the Italian PDF attached, and hands it to the mail
 * server.
 */
@Injectable()
export class ReceiptMailer {
  private readonly render = loadMailTemplates<MailModel>(MAIL_TEMPLATES, 'receipt');

  constructor(
    private readonly mailer: MailerService,
    private readonly pdf: ReceiptPdf,
    private readonly settings: ReceiptSettings,
  ) {}

  /** Resolves when the server has accepted the message; throws nodemailer's error when it has not. */
  async send(mail: ReceiptMail): Promise<void> {
    await this.mailer.sendMail(await this.compose(mail));
  }

  private async compose(mail: ReceiptMail): Promise<ISendMailOptions> {
    const { language } = mail.payment;
    const words = receiptDocument(mail, this.settings, textsIn(language));
    const outcomeUrl = absoluteUrl(this.settings.publicUrl, paths.outcome(mail.payment.publicId)).href;
    const arms = mailArms(this.settings.arms);
    return {
      ...envelopeOf(mail, this.settings),
      // Not a `context`: the mailer would look for braces in what is already rendered.
      ...this.render({ ...words, language, payerName: payerName(mail.payer), outcomeUrl, arms }),
      attachments: [
        {
          filename: pdfFileName(mail.receipt),
          content: await this.pdf.render(receiptDocument(mail, this.settings)),
          contentType: 'application/pdf',
        },
        ...(arms === null ? [] : [arms.attachment]),
      ],
    };
  }
}
