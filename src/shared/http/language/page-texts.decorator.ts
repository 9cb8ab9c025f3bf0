import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { textsIn, type Texts } from '../../i18n/texts.js';

/** A controller's parameter: the {@link Texts} of the request's language, for presenters. */
export const PageTexts = createParamDecorator((_: unknown, context: ExecutionContext): Texts => {
  return textsIn(context.switchToHttp().getRequest<FastifyRequest>().language);
});
