import { readEnvironment, type Environment } from '../../src/env.js';

/** Secrets of tests: long enough for the rules, and worth nothing. */
export const TEST_SECRETS = {
  SESSION_SECRET: 'sessione-di-prova-0123456789',
  EXPORT_SIGNING_KEY: 'firma-di-prova-0123456789',
  BANK_START_KEY: 'CHIAVE-AVVIO-DI-PROVA-0123456789',
  BANK_RESULT_KEY: 'CHIAVE-ESITO-DI-PROVA-9876543210',
} as const;

/** The environment of a portal under test, read by the same rules as a real one. */
export function testEnvironment(variables: NodeJS.ProcessEnv): Environment {
  return readEnvironment({ LOG_LEVEL: 'silent', ...TEST_SECRETS, ...variables });
}
