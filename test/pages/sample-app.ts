import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { readEnvironment } from '../../src/env.js';
import { setLanguages } from '../../src/shared/http/language/request-language.js';
import { registerPages } from '../../src/shared/http/pages/register-pages.js';
import { textsIn } from '../../src/shared/i18n/texts.js';
import { samplePages, samplesIn } from '../support/sample-pages.js';

/** As strict as the portal means to be: nothing inline, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The real pages and freshly built assets behind a real server, one address for each sample. */
export interface SampleApp {
  readonly url: string;
  readonly assetsDir: string;
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

/** Where a sample is served. */
export const samplePath = (name: string): string => `/campioni/${name}`;

/** Builds the assets into a folder of their own, as `npm run build` does, and starts the server. */
export async function startSampleApp(source: NodeJS.ProcessEnv = {}): Promise<SampleApp> {
  const assetsDir = await buildAssets();
  const testingModule = await Test.createTestingModule({}).compile();
  const app = testingModule.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await setLanguages(app, new URL('http://127.0.0.1'));
  await registerPages(app, { ente: readEnvironment(source).ente, assetsDir });
  const instance = app.getHttpAdapter().getInstance();
  instance.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
  });
  const english = samplesIn(textsIn('en'));
  for (const [index, { name, send }] of samplePages.entries())
    instance.get(samplePath(name), async ({ language }, reply) =>
      language === 'en' ? english[index]?.send(reply) : send(reply),
    );
  await app.listen(0, '127.0.0.1');
  return {
    app,
    assetsDir,
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      await rm(assetsDir, { recursive: true, force: true });
    },
  };
}

/** Builds the assets into a new folder, which the caller removes. */
export async function buildAssets(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'porta-assets-'));
  await promisify(execFile)(process.execPath, ['scripts/build-assets.mjs', folder]);
  return folder;
}
