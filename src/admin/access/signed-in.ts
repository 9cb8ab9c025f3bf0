import { createParamDecorator, type ExecutionContext, ForbiddenException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '../staff.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on the back office's routes once somebody has signed in. */
    staff?: SignedIn;
  }
}

/** A handler's parameter: whoever is signed in. `show(@CurrentStaff() staff: SignedIn, ...)`. */
export const CurrentStaff = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn => {
  const { staff } = context.switchToHttp().getRequest<FastifyRequest>();
  if (staff === undefined) throw new ForbiddenException('this route lets in people who have not signed in');
  return staff;
});
