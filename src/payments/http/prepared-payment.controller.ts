import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CatalogService } from '../../catalog/catalog.service.js';
import type { PaymentFormInput } from '../../domain/form-fields.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { paths, routes } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { readConflict } from './conflict-fields.js';
import { readFormToEdit } from './form-body.js';
import { formView } from './pages/form.page.js';
import { preparedOverView } from './pages/prepared-over.page.js';
import { reviewView } from './pages/review.page.js';
import { presentForm } from './presenters/form.presenter.js';
import { presentPreparedOver } from './presenters/prepared-over.presenter.js';
import { type OpenedPreparation, PreparedDesk, withFixedFields } from './prepared-desk.js';
import { ReviewDesk } from './review-desk.js';

type Payable = Extract<OpenedPreparation, { kind: 'payable' }>;

/**
 * The link that another program hands to a citizen: phases 2 and 3 with what that program has prepared. The citizen may
 * correct the payer's data, never service, amount and causale. Afterwards the way is everybody's.
 */
@Controller()
export class PreparedPaymentController {
  constructor(
    private readonly catalog: CatalogService,
    private readonly prepared: PreparedDesk,
    private readonly desk: ReviewDesk,
  ) {}

  @Get(routes.prepared)
  async show(@Param('id') id: string, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.open(id, texts, reply);
    if (opened !== null) await this.renderForm(reply, opened, opened.preparation.fields, texts);
  }

  /** MODIFICA: the form again, with the payer of the review. */
  @Post(routes.preparedEdit)
  @HttpCode(200)
  async edit(
    @Param('id') id: string,
    @Body() body: unknown,
    @PageTexts() texts: Texts,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.open(id, texts, reply);
    if (opened === null) return;
    const { service, preparation } = opened;
    await this.renderForm(reply, opened, withFixedFields(readFormToEdit(body, service), service, preparation), texts);
  }

  @Post(routes.preparedReview)
  @HttpCode(200)
  async review(
    @Param('id') id: string,
    @Body() body: unknown,
    @PageTexts() texts: Texts,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.open(id, texts, reply);
    if (opened === null) return;
    const checked = await this.desk.check({ ...opened, body }, texts);
    if (checked.kind === 'wrong') return renderPage(reply.status(422), formView, checked.page);
    return renderPage(reply, reviewView, await this.desk.reviewPage(checked, readConflict(body), texts));
  }

  /** Enter in the address bar, or a bookmark of the review: the link is where to begin. */
  @Get([routes.preparedReview, routes.preparedEdit])
  begin(@Param('id') id: string, @Res() reply: FastifyReply): FastifyReply {
    return reply.redirect(paths.prepared(id), 303);
  }

  /** Null when the request was answered: the payment was made already, or the link is over. */
  private async open(id: string, texts: Texts, reply: FastifyReply): Promise<Payable | null> {
    const opened = await this.prepared.open(id);
    switch (opened.kind) {
      case 'unknown':
        throw new NotFoundException('no such prepared payment');
      case 'made':
        await reply.redirect(paths.outcome(opened.paymentId), 303);
        return null;
      case 'over':
        await renderPage(reply.status(410), preparedOverView, presentPreparedOver(texts));
        return null;
      case 'payable':
        return opened;
    }
  }

  private async renderForm(
    reply: FastifyReply,
    { service, preparation }: Payable,
    input: PaymentFormInput,
    texts: Texts,
  ): Promise<void> {
    const rateMillionths = await this.catalog.rateMillionthsFor(service.id);
    await renderPage(reply, formView, presentForm({ service, preparation, rateMillionths, input, errors: [] }, texts));
  }
}
