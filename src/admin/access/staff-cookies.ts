import { Inject, Injectable } from '@nestjs/common';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { KNOWN_DEVICE_SECONDS } from './session-limits.js';
import type { StaffCookieNames } from './visitor.js';

/** Names and attributes of the back office's cookies. The pages for citizens set none. */
export interface StaffCookies {
  readonly names: StaffCookieNames & { readonly formTokens: string };
  readonly options: CookieSerializeOptions;
}

/**
 * Over https the names begin with `__Host-`, which browsers take only from this very host, for the whole host and
 * never without encryption; without https that is refused, and the path keeps the cookies away from citizens' pages.
 */
export function staffCookies(publicUrl: URL): StaffCookies {
  const isHttps = publicUrl.protocol === 'https:';
  const prefix = isHttps ? '__Host-' : '';
  return {
    names: { session: `${prefix}staff`, device: `${prefix}staff-device`, formTokens: `${prefix}staff-form` },
    options: { path: isHttps ? '/' : '/admin', httpOnly: true, sameSite: 'lax', secure: isHttps },
  };
}

/** Hands the session's token to the browser and takes it back. */
@Injectable()
export class SessionCookies {
  private readonly cookies: StaffCookies;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.cookies = staffCookies(environment.web.publicUrl);
  }

  get names(): StaffCookieNames {
    return this.cookies.names;
  }

  /** Ends with the browser, too: no date is set. */
  give(reply: FastifyReply, token: string): void {
    reply.setCookie(this.cookies.names.session, token, this.cookies.options);
  }

  giveDevice(reply: FastifyReply, token: string): void {
    reply.setCookie(this.cookies.names.device, token, { ...this.cookies.options, maxAge: KNOWN_DEVICE_SECONDS });
  }

  takeBack(reply: FastifyReply): void {
    reply.clearCookie(this.cookies.names.session, this.cookies.options);
  }
}
