import type { FastifyRequest } from 'fastify';
import '../access/uploads.js';

/** A file of a form, as it arrives. */
export interface SentFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly name: string;
}

/** The file that a form sends as `field`; null when none was chosen. */
export function sentFile(request: FastifyRequest, field: string): SentFile | null {
  const part = request.upload?.file ?? null;
  if (part === null) return null;
  // A browser sends an empty part without a name when nothing was chosen, whatever the type says.
  const name = (part.filename as string | undefined) ?? '';
  if (part.fieldname !== field || name === '') {
    part.file.resume();
    return null;
  }
  return { chunks: part.file as AsyncIterable<Uint8Array>, name };
}
