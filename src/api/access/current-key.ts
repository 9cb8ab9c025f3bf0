import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ApiKey } from '../api-key.js';
import './api.guard.js';

/** The key that asks; the guard has checked it. */
export const CurrentKey = createParamDecorator((_: unknown, context: ExecutionContext): ApiKey => {
  const { apiKey } = context.switchToHttp().getRequest<FastifyRequest>();
  if (apiKey === undefined) throw new Error('a route of the API without its guard');
  return apiKey;
});
