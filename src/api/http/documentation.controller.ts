import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { apiRoutes } from '../api-routes.js';
import { openApiDocument } from '../openapi/document.js';
import type { OpenApiDocument } from '../openapi/open-api.js';
import { documentationView } from './documentation.page.js';
import { presentDocumentation } from './documentation.presenter.js';

/** What the API can do, for programs and for who writes them. No key is needed to read it. */
@Controller()
export class DocumentationController {
  private readonly document: OpenApiDocument;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.document = openApiDocument(environment.web.publicUrl);
  }

  @Get(apiRoutes.document)
  async showDocument(@Res() reply: FastifyReply): Promise<void> {
    await reply.send(this.document);
  }

  @Get(apiRoutes.documentation)
  async showPage(@PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    await renderPage(reply, documentationView, presentDocumentation(this.document, texts));
  }
}
