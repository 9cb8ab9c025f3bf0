import type { ISendMailOptions } from '@nestjs-modules/mailer';
import type { Payer } from '../../payments/payment-reader.js';
import type { Language } from '../../shared/i18n/language.js';
import { payerName } from '../receipt-document.js';
import type { ReceiptSettings } from '../receipt-settings.js';

/** What a message to a citizen is about, as far as its envelope says it. */
export interface Addressed {
  readonly payment: { readonly language: Language; readonly office: { readonly email: string | null } };
  readonly payer: Payer;
  /** The payer's own, unless staff have corrected it. */
  readonly address: string;
  /** The same for each try, so that a mailbox can tell a repeated message. */
  readonly messageId: string;
}

/** From whom, to whom and in which language: the same for every message that leaves by itself. */
export function envelopeOf(
  { payment, payer, address, messageId }: Addressed,
  { mailFrom, ente }: ReceiptSettings,
): ISendMailOptions {
  return {
    from: mailFrom,
    replyTo: payment.office.email ?? ente.email,
    // As an object: parts of a name that look like an address or a header stay a name.
    to: { name: payerName(payer), address },
    messageId,
    // RFC 3834: no out-of-office reply to this.
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': payment.language,
    },
  };
}
