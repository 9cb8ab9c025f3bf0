import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { adminPaths } from '../admin-paths.js';

/**
 * How long a browser may take nothing before its file is given up, in milliseconds: below the time after which
 * PostgreSQL ends a snapshot that nobody reads from.
 */
const STALL_MS = 100_000;

export interface SentFile {
  readonly publicId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Readable;
}

/** Sends an exported file in the pace of the browser, and says where its manifest will be when it is whole. */
export async function sendFile(reply: FastifyReply, file: SentFile): Promise<void> {
  reply.raw.setTimeout(STALL_MS, () => {
    reply.raw.destroy();
  });
  await reply
    .type(file.mediaType)
    .header('content-disposition', `attachment; filename="${file.fileName}"`)
    .header('link', `<${adminPaths.exportManifest(file.publicId)}>; rel="describedby"; type="application/json"`)
    .send(file.content);
}
