import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment } from '../../src/env.js';
import { composeEnvironment } from '../../src/standalone/child-environment.js';
import { loadSecrets, SECRET_NAMES } from '../../src/standalone/secrets.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';

const NOTHING_PROVIDED = { dataDir: '/data', databaseUrl: 'postgres://127.0.0.1/porta', smtpUrl: undefined };

describe('the secrets of an installation', () => {
  it('are generated once, each different, in a file for its owner only', () =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'secrets.json');
      const secrets = await loadSecrets(file);
      expect(new Set(Object.values(secrets)).size).toBe(SECRET_NAMES.length);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await loadSecrets(file)).toEqual(secrets);
    }));

  it('closes the file again when somebody opened it', () =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'secrets.json');
      await loadSecrets(file);
      await chmod(file, 0o644);
      await loadSecrets(file);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }));

  it('keeps what it knows and what it does not when a new secret is needed', () =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'secrets.json');
      await writeFile(file, JSON.stringify({ SESSION_SECRET: 'the old session secret', FROM_THE_FUTURE: 'kept' }));
      const secrets = await loadSecrets(file);
      expect(secrets.SESSION_SECRET).toBe('the old session secret');
      expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ ...secrets, FROM_THE_FUTURE: 'kept' });
    }));

  it.each(['', '{', '[]', '{"SESSION_SECRET": 5}', '{"SESSION_SECRET": ""}'])('refuses a ruined file: %s', (content) =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'secrets.json');
      await writeFile(file, content);
      await expect(loadSecrets(file)).rejects.toMatchObject({ code: 'SECRETS' });
      expect(await readFile(file, 'utf8')).toBe(content);
    }),
  );

  it('give way to the environment, and are what the programs accept', () =>
    withTemporaryFolder(async (folder) => {
      const secrets = await loadSecrets(join(folder, 'secrets.json'));
      const composed = composeEnvironment(
        { SESSION_SECRET: 'from the environment', BANK_START_KEY: ' ' },
        secrets,
        NOTHING_PROVIDED,
      );
      const environment = readEnvironment(composed);
      expect(environment.sessionSecret).toBe('from the environment');
      expect(environment.bank.startKey).toBe(secrets.BANK_START_KEY);
      expect(composed).not.toHaveProperty('DATABASE_PASSWORD');
    }));
});
