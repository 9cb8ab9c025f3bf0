import type { Environment } from '../env.js';
import { SECRET_NAMES, type Secrets } from './secrets.js';

/** Where the programs find what they need; the mail server is undefined when the environment names one. */
export interface ProvidedServices {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly smtpUrl: string | undefined;
}

/**
 * The environment of web, worker and simulator: what was inherited, then the addresses of what we started, and
 * under it all the generated secrets, which any variable that is set replaces.
 */
export function composeEnvironment(
  inherited: NodeJS.ProcessEnv,
  secrets: Secrets,
  provided: ProvidedServices,
): NodeJS.ProcessEnv {
  const set = Object.entries(inherited).filter(([, value]) => value !== undefined && value.trim() !== '');
  const generated = SECRET_NAMES.filter((name) => name !== 'DATABASE_PASSWORD').map((name) => [name, secrets[name]]);
  return {
    ...(Object.fromEntries(generated) as NodeJS.ProcessEnv),
    ...Object.fromEntries(set),
    DATA_DIR: provided.dataDir,
    DATABASE_URL: provided.databaseUrl,
    ...(provided.smtpUrl !== undefined && { SMTP_URL: provided.smtpUrl }),
  };
}

/** True when payments go to our bank simulator, because no other bank was configured. */
export function usesSimulator({ bank }: Environment): boolean {
  return [bank.url, bank.apiUrl].some(({ origin }) => origin === bank.simulatorUrl.origin);
}
