import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CatalogService } from '../../catalog/catalog.service.js';
import type { ServiceView } from '../../catalog/service-view.js';
import type { PaymentFormInput } from '../../domain/form-fields.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { paths, routes } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { readConflict } from './conflict-fields.js';
import { readFormToEdit } from './form-body.js';
import { type FormPage, formView } from './pages/form.page.js';
import { reviewView } from './pages/review.page.js';
import { presentForm } from './presenters/form.presenter.js';
import { ReviewDesk } from './review-desk.js';

/** Phases 2 and 3: the form of a service and the review of what was typed. Nothing is stored yet. */
@Controller()
export class PaymentFormController {
  constructor(
    private readonly catalog: CatalogService,
    private readonly desk: ReviewDesk,
  ) {}

  @Get(routes.service)
  async show(@Param('slug') slug: string, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    await renderPage(reply, formView, await this.formPage(await this.getService(slug), {}, texts));
  }

  /** MODIFICA: the form again, with the values of the review. */
  @Post(routes.edit)
  @HttpCode(200)
  async edit(
    @Param('slug') slug: string,
    @Body() body: unknown,
    @PageTexts() texts: Texts,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const service = await this.getService(slug);
    await renderPage(reply, formView, await this.formPage(service, readFormToEdit(body, service), texts));
  }

  /** CONVALIDA PAGAMENTO: the review, or the form with its mistakes (422). */
  @Post(routes.review)
  @HttpCode(200)
  async review(
    @Param('slug') slug: string,
    @Body() body: unknown,
    @PageTexts() texts: Texts,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const service = await this.getService(slug);
    const checked = await this.desk.check({ service, preparation: null, body }, texts);
    if (checked.kind === 'wrong') return renderPage(reply.status(422), formView, checked.page);
    return renderPage(reply, reviewView, await this.desk.reviewPage(checked, readConflict(body), texts));
  }

  /** Enter in the address bar, or a bookmark of the review: the form is where to begin. */
  @Get([routes.review, routes.edit])
  begin(@Param('slug') slug: string, @Res() reply: FastifyReply): FastifyReply {
    return reply.redirect(paths.service(slug), 303);
  }

  private async getService(slug: string): Promise<ServiceView> {
    const service = await this.catalog.findPayable(slug);
    if (service === null) throw new NotFoundException('unknown or closed service');
    return service;
  }

  private async formPage(service: ServiceView, input: PaymentFormInput, texts: Texts): Promise<FormPage> {
    const rateMillionths = await this.catalog.rateMillionthsFor(service.id);
    return presentForm({ service, preparation: null, rateMillionths, input, errors: [] }, texts);
  }
}
