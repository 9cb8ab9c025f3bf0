import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** A file of a form, as it arrives. */
export interface SentFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly name: string;
}

const MAX_FIELD_BYTES = 1_024;

/**
 * The file that a form sends as `field`; null when none was chosen. Of anything beyond `maxBytes` one byte still comes,
 * so that whoever reads knows that there is more.
 */
export async function sentFile(request: FastifyRequest, field: string, maxBytes: number): Promise<SentFile | null> {
  if (!request.isMultipart()) return null;
  const limits = { files: 1, fields: 2, parts: 3, fieldSize: MAX_FIELD_BYTES, fileSize: maxBytes + 1 };
  const part = await request.file({ limits, throwFileSizeLimit: false });
  if (part === undefined) return null;
  // A browser sends an empty part without a name when nothing was chosen, whatever the type says.
  const name = (part.filename as string | undefined) ?? '';
  if (part.fieldname !== field || name === '') {
    part.file.resume();
    return null;
  }
  return { chunks: part.file as AsyncIterable<Uint8Array>, name };
}
