import fastifyHelmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../../env.js';

/**
 * Nothing but our own files runs on a page, nobody frames it, and forms go to us or to the bank's page:
 * without the bank's origin in `form-action` the way to the bank would be blocked.
 */
export async function setSecurityHeaders(app: NestFastifyApplication, environment: Environment): Promise<void> {
  const isHttps = environment.web.publicUrl.protocol === 'https:';
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", environment.bank.url.origin],
      },
    },
    hsts: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // The addresses of payments are secrets: they are told to nobody, the bank's pages included.
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
}
