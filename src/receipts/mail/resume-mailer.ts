import { type ISendMailOptions, MailerService } from '@nestjs-modules/mailer';
import { Injectable } from '@nestjs/common';
import { formatEuro } from '../../domain/money.js';
import type { Payer, ResumablePayment } from '../../payments/payment-reader.js';
import { absoluteUrl, paths } from '../../shared/http/paths.js';
import type { Language } from '../../shared/i18n/language.js';
import { payerName } from '../receipt-document.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { envelopeOf } from './envelope.js';
import { loadMailTemplates, MAIL_TEMPLATES } from './mail-templates.js';

/** The link to an unpaid payment, for the address that the payer typed. */
export interface ResumeMail {
  readonly payment: ResumablePayment;
  readonly payer: Payer;
  readonly messageId: string;
}

interface MailModel {
  readonly language: Language;
  readonly ente: ReceiptSettings['ente'];
  readonly office: ResumablePayment['office'];
  readonly payerName: string;
  readonly reference: string;
  readonly serviceName: string;
  readonly total: string;
  /** False while the bank has not said yet: then the message does not promise that nothing was taken. */
  readonly isUnpaid: boolean;
  readonly resumeUrl: string;
}

/**
 * Makes the message with the link that resumes a payment, in the citizen's language, and hands it to the mail server.
 */
@Injectable()
export class ResumeMailer {
  private readonly render = loadMailTemplates<MailModel>(MAIL_TEMPLATES, 'resume');

  constructor(
    private readonly mailer: MailerService,
    private readonly settings: ReceiptSettings,
  ) {}

  /** Resolves when the server has accepted the message; throws nodemailer's error when it has not. */
  async send(mail: ResumeMail): Promise<void> {
    await this.mailer.sendMail(this.compose(mail));
  }

  private compose(mail: ResumeMail): ISendMailOptions {
    const { payment, payer } = mail;
    return {
      ...envelopeOf({ ...mail, address: payer.email }, this.settings),
      ...this.render({
        language: payment.language,
        ente: this.settings.ente,
        office: payment.office,
        payerName: payerName(payer),
        reference: String(payment.reference),
        serviceName: payment.serviceName,
        total: formatEuro(payment.totalCents),
        isUnpaid: payment.status !== 'pending',
        resumeUrl: absoluteUrl(this.settings.publicUrl, paths.connecting(payment.publicId)).href,
      }),
    };
  }
}
