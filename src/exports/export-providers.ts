import { type Environment, required } from '../env.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { ExportLog } from './export-log.js';
import { ExportSources } from './export-sources.js';
import { ExportStore } from './persistence/export.store.js';
import { SigningKey } from './sealing/signing-key.js';

const SIGNING_KEY = {
  provide: SigningKey,
  inject: [ENVIRONMENT],
  useFactory: (environment: Environment) =>
    new SigningKey(required('EXPORT_SIGNING_KEY', environment.exports.signingKey)),
};

/** What web and worker both need to write, record and seal a list. */
export const exportProviders = [ExportStore, ExportLog, ExportSources, SIGNING_KEY];
