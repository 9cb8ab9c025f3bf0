import fastifyMultipart, { type MultipartFile } from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyRequest } from 'fastify';
import { MAX_BANK_FILE_BYTES } from '../../reconciliation/import-bank-file.js';
import { adminRoutes } from '../admin-paths.js';

/** A form with a file, read up to where the file begins. */
export interface Upload {
  /** What the form says before its file. */
  readonly fields: Readonly<Record<string, string>>;
  /** Null when the form has none. */
  readonly file: MultipartFile | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on a form with a file, whose token it looks for. */
    upload?: Upload;
  }
}

/** Where files may be sent to, and how long they may be. */
const MAX_FILE_BYTES: ReadonlyMap<string | undefined, number> = new Map([
  [adminRoutes.bankFileUpload, MAX_BANK_FILE_BYTES],
]);
const MAX_FIELD_BYTES = 1_024;

/**
 * Lets the pages that take files take them. To any other address such a form is what it always was: of no known kind.
 */
export async function allowUploads(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'];
    const isUpload = type?.toLowerCase().startsWith('multipart/') === true;
    if (!isUpload || MAX_FILE_BYTES.has(request.routeOptions.url)) done();
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type));
  });
  server.addHook('onResponse', (request, _reply, done) => {
    // What nobody has read, of a form that was refused, would keep its connection.
    request.upload?.file?.file.resume();
    done();
  });
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
}

/**
 * Reads a form up to its file, which stays to be read as it arrives. Of a file that is too long one byte more than
 * allowed still comes, so that whoever reads knows that there is more.
 */
export async function openUpload(request: FastifyRequest): Promise<Upload> {
  const fileSize = (MAX_FILE_BYTES.get(request.routeOptions.url) ?? 0) + 1;
  const limits = { files: 1, fields: 4, parts: 5, fieldSize: MAX_FIELD_BYTES, fileSize };
  const parts = request.parts({ limits });
  const fields: Record<string, string> = {};
  // Not `for await`, which would close what is still to come.
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    const part = next.value;
    if (part.type === 'file') return { fields, file: part };
    if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  return { fields, file: null };
}
