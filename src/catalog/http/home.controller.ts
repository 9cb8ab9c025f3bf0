import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { routes } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { CatalogService } from '../catalog.service.js';
import { homeView } from './home.page.js';
import { presentHome } from './home.presenter.js';

/** Longer searches find nothing anyway. */
const MAX_QUERY_LENGTH = 100;

/** Phase 1: the services that can be paid. */
@Controller()
export class HomeController {
  constructor(private readonly catalog: CatalogService) {}

  @Get(routes.home)
  async show(@Query('q') query: unknown, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const services = await this.catalog.listServices();
    const offers = await Promise.all(
      services.map(async (service) => ({ service, rateMillionths: await this.catalog.rateMillionthsFor(service.id) })),
    );
    const searched = typeof query === 'string' ? query.trim().slice(0, MAX_QUERY_LENGTH) : '';
    const page = presentHome(
      { offers, generalRateMillionths: await this.catalog.rateMillionthsFor(null), query: searched },
      texts,
    );
    await renderPage(reply, homeView, page);
  }
}
