import { type ISendMailOptions, MailerService } from '@nestjs-modules/mailer';
import { Injectable } from '@nestjs/common';
import { formatEuro } from '../../domain/money.js';
import type { PaidPayment, Payer } from '../../payments/payment-reader.js';
import { absoluteUrl, paths } from '../../shared/http/paths.js';
import type { Language } from '../../shared/i18n/language.js';
import type { ReturnedMoney } from '../persistence/refund-notice-table.js';
import { payerName } from '../receipt-document.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { envelopeOf } from './envelope.js';
import { loadMailTemplates, MAIL_TEMPLATES } from './mail-templates.js';

/** Money that went back, told to the address that the payer typed, unless staff have corrected it. */
export interface RefundMail {
  readonly payment: PaidPayment;
  readonly payer: Payer;
  readonly money: ReturnedMoney;
  readonly address: string;
  readonly messageId: string;
}

interface MailModel {
  readonly language: Language;
  readonly ente: ReceiptSettings['ente'];
  readonly office: PaidPayment['office'];
  readonly payerName: string;
  readonly reference: string;
  readonly serviceName: string;
  readonly isExcess: boolean;
  /** All that went back, as printed. */
  readonly returned: string;
  /** Without the commission. */
  readonly amount: string;
  /** What becomes of it; null when there was none. */
  readonly commission: { readonly isReturned: boolean; readonly text: string } | null;
  readonly total: string;
  readonly outcomeUrl: string;
}

/** Makes the message that tells of a refund, in the citizen's language, and hands it to the mail server. */
@Injectable()
export class RefundMailer {
  private readonly render = loadMailTemplates<MailModel>(MAIL_TEMPLATES, 'refund');

  constructor(
    private readonly mailer: MailerService,
    private readonly settings: ReceiptSettings,
  ) {}

  /** Resolves when the server has accepted the message; throws nodemailer's error when it has not. */
  async send(mail: RefundMail): Promise<void> {
    await this.mailer.sendMail(this.compose(mail));
  }

  private compose(mail: RefundMail): ISendMailOptions {
    return { ...envelopeOf(mail, this.settings), ...this.render(this.modelOf(mail)) };
  }

  private modelOf({ payment, payer, money }: RefundMail): MailModel {
    return {
      language: payment.language,
      ente: this.settings.ente,
      office: payment.office,
      payerName: payerName(payer),
      reference: String(payment.reference),
      serviceName: payment.serviceName,
      isExcess: money.isExcess,
      returned: formatEuro(money.amountCents),
      amount: formatEuro(money.amountCents - money.commissionCents),
      commission: commissionOf(payment, money),
      total: formatEuro(payment.totalCents),
      outcomeUrl: absoluteUrl(this.settings.publicUrl, paths.outcome(payment.publicId)).href,
    };
  }
}

/** The commission that went back, or the one that was paid and did not. */
function commissionOf(
  { commissionCents: paidCents }: PaidPayment,
  { commissionCents }: ReturnedMoney,
): MailModel['commission'] {
  if (commissionCents > 0) return { isReturned: true, text: formatEuro(commissionCents) };
  return paidCents > 0 ? { isReturned: false, text: formatEuro(paidCents) } : null;
}
