import { readFileSync } from 'node:fs';
import { readEnvironment } from './env.js';
import { describeSettings } from './environment-settings.js';

const CANARY = 'canarino-segreto-0123456789';
const SECRETS = {
  ...{ SESSION_SECRET: CANARY, EXPORT_SIGNING_KEY: CANARY, METRICS_TOKEN: CANARY, STAFF_PASSWORD: CANARY },
  ...{ BANK_START_KEY: CANARY, BANK_RESULT_KEY: CANARY, BANK_RESULT_KEY_PREVIOUS: CANARY },
};
const WITH_PASSWORDS = {
  DATABASE_URL: `postgres://${CANARY}:${CANARY}@db.example:5432/portale?password=${CANARY}`,
  REDIS_URL: `rediss://:${CANARY}@redis.example:6380/2`,
  SMTP_URL: `smtps://${CANARY}:${CANARY}@smtp.example/?tls.passphrase=${CANARY}`,
  BANK_URL: `https://${CANARY}:${CANARY}@banca.example/vpos?chiave=${CANARY}`,
  BANK_API_URL: `https://${CANARY}:${CANARY}@banca.example/api`,
};

describe('the settings', () => {
  it('are all that the environment has', () => {
    const source = readFileSync('src/env.ts', 'utf8');
    const read = [...source.matchAll(/read\.\w+\(\s*'([A-Z_]+)'/g)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(40);
    const told = describeSettings(readEnvironment({})).map(({ name }) => name);
    expect(told.toSorted()).toEqual([...new Set(['NODE_ENV', ...read])].toSorted());
  });

  it('keep every secret', () => {
    const settings = describeSettings(readEnvironment({ ...SECRETS, ...WITH_PASSWORDS }));
    expect(JSON.stringify(settings)).not.toContain('canarino');
    const secrets = settings.filter(({ isSecret }) => isSecret);
    expect(secrets.map(({ name }) => name).toSorted()).toEqual(Object.keys(SECRETS).toSorted());
    expect(secrets.every(({ isSet }) => isSet)).toBe(true);
    const valueOf = (wanted: string): string | null | undefined => settings.find(({ name }) => name === wanted)?.value;
    expect(['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'BANK_URL'].map(valueOf)).toEqual([
      ...['postgres://db.example:5432/portale', 'rediss://redis.example:6380/2', 'smtps://smtp.example'],
      'https://banca.example/vpos',
    ]);
  });

  it('tell what is not there', () => {
    const settings = describeSettings(readEnvironment({}));
    expect(settings.find(({ name }) => name === 'SESSION_SECRET')).toMatchObject({ isSet: false });
    expect(settings.find(({ name }) => name === 'REDIS_URL')).toMatchObject({ value: null });
  });
});
