import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CatalogService } from '../../catalog/catalog.service.js';
import { formatEuro } from '../../domain/money.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { paths, routes } from '../../shared/http/paths.js';
import type { Language } from '../../shared/i18n/language.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { ConnectToBank } from '../use-cases/connect-to-bank.js';
import { StartPayment, type StartPaymentCommand } from '../use-cases/start-payment.js';
import { extraFieldText } from './extra-field-text.js';
import { readReviewBody, type ReviewBody } from './form-body.js';
import { connectingView } from './pages/connecting.page.js';
import { type FormPage, formView } from './pages/form.page.js';
import { reviewView, type ReviewConflict } from './pages/review.page.js';
import { preparedOverView } from './pages/prepared-over.page.js';
import { presentConnecting } from './presenters/connecting.presenter.js';
import { presentPreparedOver } from './presenters/prepared-over.presenter.js';
import { differsFrom, PreparedDesk } from './prepared-desk.js';
import { type QuotedForm, ReviewDesk } from './review-desk.js';

/** Phase 4: the payment is stored, then the browser is taken to the bank. */
@Controller()
export class PaymentController {
  constructor(
    private readonly catalog: CatalogService,
    private readonly desk: ReviewDesk,
    private readonly prepared: PreparedDesk,
    private readonly startPayment: StartPayment,
    private readonly connectToBank: ConnectToBank,
  ) {}

  /**
   * PROCEDI COL PAGAMENTO: everything is checked again, the total too; one payment for each key. A request that was
   * carried out before leads to its payment even when it would not be accepted today.
   */
  @Post(routes.payments)
  async start(@Body() body: unknown, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const sent = readReviewBody(body);
    const answer = await this.tryToStart(sent, body, texts);
    const publicId = answer.kind === 'started' ? answer.publicId : await this.startPayment.findRepeated(sent);
    if (publicId !== null) return reply.redirect(paths.connecting(publicId), 303);
    if (answer.kind === 'over') {
      return renderPage(reply.status(410), preparedOverView, presentPreparedOver(texts));
    }
    if (answer.kind === 'wrong') return renderPage(reply.status(422), formView, answer.page);
    if (answer.kind !== 'conflict') throw new NotFoundException('unknown or closed service');
    const page = await this.desk.reviewPage(answer.checked, answer.conflict, texts);
    return renderPage(reply.status(409), reviewView, page);
  }

  /** The wait page, as often as the citizen comes back to it; the outcome when there is nothing to pay any more. */
  @Get(routes.connecting)
  async connect(@Param('id') publicId: string, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const connection = await this.connectToBank.execute(publicId);
    switch (connection.kind) {
      case 'unknown':
        throw new NotFoundException('unknown payment');
      case 'closed':
        return reply.redirect(paths.outcome(publicId), 303);
      case 'hand-off':
        return renderPage(reply, connectingView, presentConnecting(connection.payment, connection.handOff, texts));
    }
  }

  @Get(routes.payments)
  begin(@Res() reply: FastifyReply): FastifyReply {
    return reply.redirect(paths.home(), 303);
  }

  private async tryToStart(sent: ReviewBody, body: unknown, texts: Texts): Promise<StartAnswer> {
    const subject = await this.findSubject(sent);
    if (!('service' in subject)) return subject;
    const { service, preparation } = subject;
    const checked = await this.desk.check({ service, preparation, body }, texts);
    if (checked.kind === 'wrong') return checked;
    if (preparation !== null && differsFrom(body, service, preparation)) {
      return { kind: 'conflict', checked, conflict: { kind: 'not-as-prepared' } };
    }
    if (sent.quotedTotalCents !== String(checked.quote.totalCents)) {
      return { kind: 'conflict', checked, conflict: { kind: 'total-changed', previousTotal: previousTotal(sent) } };
    }
    const started = await this.startPayment.execute(commandOf(checked, sent, texts.language));
    if (started.kind === 'started') return started;
    if (started.kind === 'key-refused') return { kind: 'conflict', checked, conflict: { kind: 'key-reused' } };
    return this.quoteAgain(sent, body, texts);
  }

  /** The database knows of another rate than this process: it is read again, and the citizen sees the new total. */
  private async quoteAgain(sent: ReviewBody, body: unknown, texts: Texts): Promise<StartAnswer> {
    this.catalog.forget();
    const subject = await this.findSubject(sent);
    if (!('service' in subject)) return subject;
    const checked = await this.desk.check({ ...subject, body }, texts);
    if (checked.kind === 'wrong') return checked;
    return { kind: 'conflict', checked, conflict: { kind: 'total-changed', previousTotal: previousTotal(sent) } };
  }

  /** What is to be paid: a service, or what another program has prepared; or why nothing is, or its payment. */
  private async findSubject({ service: slug, prepared }: ReviewBody): Promise<Subject | StartAnswer> {
    if (prepared === '') {
      const service = await this.catalog.findPayable(slug);
      return service === null ? { kind: 'closed' } : { service, preparation: null };
    }
    const opened = await this.prepared.open(prepared);
    switch (opened.kind) {
      case 'made':
        return { kind: 'started', publicId: opened.paymentId };
      case 'payable':
        return opened;
      case 'over':
        return { kind: 'over' };
      case 'unknown':
        return { kind: 'closed' };
    }
  }
}

/** What becomes of a request to pay: the payment, the form with its mistakes, the review again, or nothing to pay. */
type StartAnswer =
  | { readonly kind: 'started'; readonly publicId: string }
  | { readonly kind: 'wrong'; readonly page: FormPage }
  | { readonly kind: 'conflict'; readonly checked: QuotedForm; readonly conflict: ReviewConflict }
  /** `over`: what another program had prepared can no longer be paid. */
  | { readonly kind: 'closed' | 'over' };

type Subject = Pick<QuotedForm, 'service' | 'preparation'>;

function commandOf(
  { service, preparation, form, quote }: QuotedForm,
  sent: ReviewBody,
  language: Language,
): StartPaymentCommand {
  const chosenPrice = form.price === undefined ? [] : [{ label: 'Tariffa', value: form.price.label }];
  const extraFields = form.extraFields.map((field) => ({ label: field.label, value: extraFieldText(field) }));
  return {
    language,
    service: {
      id: service.id,
      slug: service.slug,
      name: service.name,
      officeName: service.office.name,
      officeEmail: service.office.email,
      officePhone: service.office.phone,
      accountingCode: service.accountingCode,
    },
    payer: form.payer,
    description: form.description,
    extraFields: [...chosenPrice, ...extraFields],
    quote,
    preparedId: preparation?.id ?? null,
    request: { idempotencyKey: sent.idempotencyKey, fields: sent.fields },
  };
}

/** The total that the page had shown, when what came back is one at all. */
function previousTotal({ quotedTotalCents }: ReviewBody): string {
  return /^\d{1,12}$/.test(quotedTotalCents) ? formatEuro(Number(quotedTotalCents)) : '–';
}
