import { Body, Controller, Get, HttpCode, Ip, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkLookupForm, type LookupInput } from '../../domain/lookup-form.js';
import { RequestResumeLink } from '../../receipts/request-resume-link.js';
import { ResendReceipt } from '../../receipts/resend-receipt.js';
import { Clock } from '../../shared/clock.js';
import { readText } from '../../shared/http/form-text.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { paths, routes } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { FindMyPayment } from '../use-cases/find-my-payment.js';
import { type LookupAction, LookupTokens } from '../use-cases/lookup-tokens.js';
import { answerTo, type MailResult } from './mail-answer.js';
import { FoundDesk } from './found-desk.js';
import { presentLookup } from './lookup.presenter.js';
import { lookupView } from './pages/lookup.page.js';

interface MailRequest {
  readonly action: LookupAction;
  readonly body: unknown;
  readonly send: (publicId: string) => Promise<MailResult>;
}

/**
 * "Dov'è il mio pagamento?", without an account: by reference and tax code, which stay out of addresses. The payment's
 * own address is not told here; it goes by e-mail to the payer, when the page of the payment asks for it.
 */
@Controller()
export class LookupController {
  constructor(
    private readonly findMyPayment: FindMyPayment,
    private readonly tokens: LookupTokens,
    private readonly resendReceipt: ResendReceipt,
    private readonly requestResumeLink: RequestResumeLink,
    private readonly desk: FoundDesk,
    private readonly clock: Clock,
  ) {}

  @Get(routes.lookup)
  async show(@PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    await renderPage(reply, lookupView, presentLookup(texts));
  }

  /** 422 for mistakes, 404 for no such payment, 429 while too many searches found nothing. */
  @Post(routes.lookup)
  @HttpCode(200)
  async search(
    @Body() body: unknown,
    @Ip() address: string,
    @PageTexts() texts: Texts,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const input: LookupInput = { reference: readText(body, 'reference'), taxCode: readText(body, 'taxCode') };
    const checked = checkLookupForm(input);
    if (!checked.ok) {
      return renderPage(reply.status(422), lookupView, presentLookup(texts, input, { errors: checked.errors }));
    }
    const found = await this.findMyPayment.execute(checked.lookup, address);
    switch (found.kind) {
      case 'found':
        return this.desk.show(reply, texts, { publicId: found.publicId, input, answer: null });
      case 'unknown':
        return renderPage(
          reply.status(404),
          lookupView,
          presentLookup(texts, input, { notice: texts.lookup.notFound }),
        );
      case 'too-many':
        return this.askToWait(reply, texts, input, found.retryAt);
    }
  }

  @Post(routes.lookupReceipt)
  @HttpCode(200)
  async sendReceipt(@Body() body: unknown, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const send = (publicId: string): Promise<MailResult> => this.resendReceipt.execute(publicId);
    await this.sendMail(reply, texts, { action: 'receipt', body, send });
  }

  @Post(routes.lookupResumeLink)
  @HttpCode(200)
  async sendResumeLink(@Body() body: unknown, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const send = (publicId: string): Promise<MailResult> => this.requestResumeLink.execute(publicId);
    await this.sendMail(reply, texts, { action: 'resume-link', body, send });
  }

  /** Enter in the address bar after a button: the search is where to begin. */
  @Get([routes.lookupReceipt, routes.lookupResumeLink])
  begin(@Res() reply: FastifyReply): FastifyReply {
    return reply.redirect(paths.lookup(), 303);
  }

  private async sendMail(reply: FastifyReply, texts: Texts, { action, body, send }: MailRequest): Promise<void> {
    const reference = this.tokens.read(action, readText(body, 'token'));
    const publicId = reference === null ? null : await this.desk.find(reference);
    if (publicId === null) {
      return renderPage(reply.status(422), lookupView, presentLookup(texts, null, { notice: texts.lookup.stale }));
    }
    const result = await send(publicId);
    await this.desk.show(reply, texts, { publicId, input: null, answer: answerTo(action, result) });
  }

  private async askToWait(reply: FastifyReply, texts: Texts, input: LookupInput, retryAt: Date): Promise<void> {
    const seconds = Math.max(1, Math.ceil((retryAt.getTime() - this.clock.now().getTime()) / 1_000));
    const { title, text } = texts.lookup.tooMany;
    const notice = { title, text: text({ minutes: Math.ceil(seconds / 60) }) };
    reply.status(429).header('retry-after', seconds);
    await renderPage(reply, lookupView, presentLookup(texts, input, { notice }));
  }
}
