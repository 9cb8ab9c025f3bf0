import fastifyMultipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes } from 'fastify';
import { adminRoutes } from '../admin-paths.js';

/** Where files may be sent to. */
const UPLOAD_ROUTES: ReadonlySet<string | undefined> = new Set([adminRoutes.bankFileUpload]);

/** Lets the pages that take files take them. To any other address such a form is what it always was: of no known kind. */
export async function allowUploads(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'];
    const isUpload = type?.toLowerCase().startsWith('multipart/') === true;
    if (!isUpload || UPLOAD_ROUTES.has(request.routeOptions.url)) done();
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type));
  });
  await app.register(fastifyMultipart);
}
