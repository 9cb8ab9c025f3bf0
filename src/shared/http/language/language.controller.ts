import { Controller, Get, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Environment } from '../../../env.js';
import { ENVIRONMENT } from '../../core.module.js';
import { isLanguage } from '../../i18n/language.js';
import { routes } from '../paths.js';
import { localPath } from './local-path.js';
import { rememberLanguage } from './request-language.js';

/** The switch of the header: keeps the choice and goes back to the page it was made on. */
@Controller()
export class LanguageController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @Get(routes.language)
  choose(@Param('code') language: string, @Query('da') from: unknown, @Res() reply: FastifyReply): FastifyReply {
    if (!isLanguage(language)) throw new NotFoundException('unknown language');
    rememberLanguage(reply, language, this.environment.web.publicUrl);
    return reply.redirect(localPath(from), 303);
  }
}
