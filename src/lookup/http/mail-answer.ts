import type { ResumeLinkResult } from '../../receipts/request-resume-link.js';
import type { ResendResult } from '../../receipts/resend-receipt.js';
import type { Texts } from '../../shared/i18n/texts.js';
import type { LookupAction } from '../use-cases/lookup-tokens.js';

export type MailResult = ResendResult | ResumeLinkResult;

/** What came of a request for mail; the address in it is shortened. */
export type MailAnswer = (texts: Texts, email: string) => string;

/** The words for what came of a request. */
export function answerTo(action: LookupAction, { kind }: MailResult): MailAnswer {
  return ({ lookup: { asked } }, email) => {
    const words = action === 'receipt' ? asked.receipt : asked.link;
    switch (kind) {
      case 'queued':
        return words.queued({ email });
      case 'on-its-way':
      case 'too-soon':
      case 'daily-limit':
        return words[kind];
      case 'not-paid':
      case 'not-resumable':
      case 'address-forgotten':
        return words.impossible;
    }
  };
}
