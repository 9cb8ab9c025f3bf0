import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { LookupInput } from '../../domain/lookup-form.js';
import { shortenEmail } from '../../domain/masked.js';
import { PaymentFinder } from '../../payments/payment-finder.js';
import { MailHistory } from '../../receipts/mail-history.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { LookupTokens } from '../use-cases/lookup-tokens.js';
import { presentFound } from './found.presenter.js';
import type { MailAnswer } from './mail-answer.js';
import { foundView } from './pages/found.page.js';

/** Which payment to show, and after what. */
export interface FoundRequest {
  readonly publicId: string;
  /** The search that found it; null after one of the page's buttons. */
  readonly input: LookupInput | null;
  readonly answer: MailAnswer | null;
}

/** What the search and the buttons of what it finds have in common: both end in the page of the payment. */
@Injectable()
export class FoundDesk {
  constructor(
    private readonly finder: PaymentFinder,
    private readonly mails: MailHistory,
    private readonly tokens: LookupTokens,
  ) {}

  /** The payment that a token speaks of; null when it was forgotten since. */
  async find(reference: number): Promise<string | null> {
    return this.finder.findByReference(reference);
  }

  async show(reply: FastifyReply, texts: Texts, { publicId, input, answer }: FoundRequest): Promise<void> {
    const [story, mails] = await Promise.all([this.finder.tell(publicId), this.mails.of(publicId)]);
    if (story === null) throw new NotFoundException('forgotten meanwhile');
    const shown = {
      story,
      mails,
      input,
      answer: answer === null ? null : answer(texts, shortenEmail(story.email)),
      issueToken: this.tokens.issue.bind(this.tokens),
    };
    await renderPage(reply, foundView, presentFound(shown, texts));
  }
}
