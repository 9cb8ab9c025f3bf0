import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { templatePath } from './page-renderer.js';

const ASSETS = {
  '/bank-assets/bank.css': 'text/css; charset=utf-8',
  '/bank-assets/countdown.js': 'text/javascript; charset=utf-8',
} as const;

/** Serves the bank's style sheet and its countdown, read once. */
export function registerAssets(app: FastifyInstance): void {
  for (const [path, contentType] of Object.entries(ASSETS)) {
    const content = readFileSync(templatePath(path.replace('/bank-assets/', 'assets/')));
    app.get(path, (_request, reply) =>
      reply
        .type(contentType)
        .header('cache-control', 'public, max-age=3600')
        .header('x-content-type-options', 'nosniff')
        .send(content),
    );
  }
}
