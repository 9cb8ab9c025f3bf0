import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../core.module.js';
import type { Texts } from '../i18n/texts.js';
import { PageTexts } from './language/page-texts.decorator.js';
import { accessibilityPage, accessibilityView, privacyPage, privacyView } from './pages/information.page.js';
import { renderPage } from './pages/render-page.js';
import { routes } from './paths.js';

/** The texts that every public body's site carries. */
@Controller()
export class InformationController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @Get(routes.privacy)
  async privacy(@PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    await renderPage(reply, privacyView, privacyPage(texts, this.environment.retention));
  }

  @Get(routes.accessibility)
  async accessibility(@PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    await renderPage(reply, accessibilityView, accessibilityPage(texts));
  }
}
