import fastifyCsrfProtection from '@fastify/csrf-protection';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../env.js';
import { formUserOf, sentFormToken } from './access/form-tokens.js';
import { allowUploads } from './access/uploads.js';
import { staffCookies } from './access/staff-cookies.js';
import { StaffKeys } from './sign-in/staff-keys.js';

/**
 * Gives the application what the back office's pages need besides their module: tokens of forms, uploads. Cookies are
 * read already.
 */
export async function registerAdmin(app: NestFastifyApplication, environment: Environment): Promise<void> {
  const { names, options } = staffCookies(environment.web.publicUrl);
  await app.register(fastifyCsrfProtection, {
    cookieKey: names.formTokens,
    cookieOpts: options,
    getToken: (request) => sentFormToken(request) ?? '',
    getUserInfo: formUserOf,
    csrfOpts: { hmacKey: new StaffKeys(environment).formTokenKey, userInfo: true },
    logLevel: 'info',
  });
  await allowUploads(app);
}
