import fastifyCookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '../../i18n/language.js';
import { readResentForm } from './resent-form.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The language to answer in. */
    language: Language;
  }
}

/** Remembers the language that a citizen chose, and nothing else: it does not tell who they are. */
export const LANGUAGE_COOKIE = 'lingua';
const ONE_YEAR_SECONDS = 31_536_000;
const STAFF_PAGES = /^\/admin([/?]|$)/;

/**
 * Gives each request its language: the one that this request asks for (see {@link readResentForm}), else the one
 * chosen before, else Italian. Reads cookies for everybody.
 */
export async function setLanguages(app: NestFastifyApplication, publicUrl: URL): Promise<void> {
  await app.register(fastifyCookie);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('language', DEFAULT_LANGUAGE);
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.language = chosenLanguage(request);
    done();
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    const resent = readResentForm(request);
    if (resent !== undefined) {
      request.language = resent.language;
      request.body = resent.body;
      rememberLanguage(reply, resent.language, publicUrl);
    }
    done();
  });
}

/** Asks the browser to keep the choice for a year. */
export function rememberLanguage(reply: FastifyReply, language: Language, publicUrl: URL): void {
  reply.setCookie(LANGUAGE_COOKIE, language, {
    path: '/',
    maxAge: ONE_YEAR_SECONDS,
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.protocol === 'https:',
  });
}

function chosenLanguage({ url, cookies }: FastifyRequest): Language {
  const chosen = cookies[LANGUAGE_COOKIE];
  return isLanguage(chosen) && !STAFF_PAGES.test(url) ? chosen : DEFAULT_LANGUAGE;
}
