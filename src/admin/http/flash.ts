import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { staffCookies, type StaffCookies } from '../access/staff-cookies.js';

const SECONDS = 60;

/** Carries a code from an action to the page that follows it, once, in a cookie that no other site can set. */
@Injectable()
export class Flash {
  private readonly cookies: StaffCookies;
  private readonly name: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.cookies = staffCookies(environment.web.publicUrl);
    this.name = `${this.cookies.names.session}-notice`;
  }

  give(reply: FastifyReply, code: string): void {
    reply.setCookie(this.name, code, { ...this.cookies.options, maxAge: SECONDS });
  }

  /** The code that the last action left; undefined when it left none. It is gone afterwards. */
  take(request: FastifyRequest, reply: FastifyReply): string | undefined {
    const code = request.cookies[this.name];
    if (code !== undefined) reply.clearCookie(this.name, this.cookies.options);
    return code;
  }
}
