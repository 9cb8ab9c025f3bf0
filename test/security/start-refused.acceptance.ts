import { EnvironmentError, readEnvironment } from '../../src/env.js';
import { blameListeningAddress, describeStartFailure } from '../../src/shared/start-failure.js';
import { TEST_SECRETS } from '../support/test-environment.js';
import { BuiltProgram, type Entry, type Variables } from '../support/built-program.js';

const WEB: Entry = 'dist/main.js';
const WORKER: Entry = 'dist/worker.js';
// A port where nobody listens: a start that is refused for the right reason does not come that far.
const COMPLETE: Variables = {
  ...TEST_SECRETS,
  DATABASE_URL: 'postgres://porta@127.0.0.1:1/porta',
  SMTP_URL: 'smtp://127.0.0.1:1',
  PORT: '1',
};

/** Each is refused where the environment is read, which every process does first. */
const WRONG_VALUES: readonly (readonly [variable: string, value: string, why: RegExp])[] = [
  ['SESSION_SECRET', 'corta', /at least 16 characters/],
  ['SESSION_SECRET', 'change-me-please-change-me', /placeholder/],
  ['BANK_START_KEY', 'secret-secret-secret', /placeholder/],
  ['BANK_RESULT_KEY', 'cambiami-cambiami-cambiami', /placeholder/],
  ['BANK_RESULT_KEY_PREVIOUS', 'Default-Default-Default', /placeholder/],
  ['REDIS_URL', 'http://localhost', /redis/],
  ['SMTP_URL', 'localhost:25', /smtp/],
  ['SMTP_URL', 'smtp:', /address of a server/],
  ['PUBLIC_URL', 'pagamenti.comune.example', /http/],
  ['PUBLIC_URL', 'https://comune.example/pagamenti', /scheme, server and port only/],
  ['PUBLIC_URL', 'https://chi:segretissima@pagamenti.example', /scheme, server and port only/],
  ['ENTE_WEBSITE_URL', 'www.comune.example', /http/],
  ['ENTE_ACCESSIBILITY_URL', 'javascript:alert(1)', /http/],
  ['ENTE_EMAIL', 'ufficio tributi', /e-mail address/],
  ['BANK_URL', 'ftp://banca.example', /http/],
  ['BANK_SHOP_ID', '123', /15 letters or digits/],
  ['BANK_TIMEOUT_MINUTES', '0', /whole number/],
  ['BANK_TIMEOUT_MINUTES', '1.5', /whole number/],
  ['PORT', '70000', /whole number/],
  ['TRUST_PROXY', 'forse', /true or false/],
  ['LOG_LEVEL', 'chatty', /one of/],
];

const REFUSED_STARTS: readonly (readonly [entry: Entry, variable: string, value: string, why: RegExp])[] = [
  [WEB, 'SESSION_SECRET', '', /required/],
  [WEB, 'DATABASE_URL', 'mysql://root:segretissima@localhost/porta', /postgres/],
  [WORKER, 'SMTP_URL', '', /required/],
];

/** Starts a program that must end by itself; answers with its only words. */
async function refusalOf(entry: Entry, variables: Variables): Promise<{ code: number | null; words: string }> {
  const program = new BuiltProgram(entry, variables);
  return { code: await program.exitCode(), words: program.logged };
}

describe('a production process with a setting missing or wrong', () => {
  it.each(REFUSED_STARTS)('does not start: %s with %s %j', async (entry, variable, value, why) => {
    const { code, words } = await refusalOf(entry, { ...COMPLETE, [variable]: value });
    expect(code).toBe(1);
    expect(words).toMatch(new RegExp(`^${variable}: `, 'm'));
    expect(words).toMatch(why);
    // A secret may be in any of them.
    expect(words).not.toContain('segretissima');
    expect(words).not.toContain(TEST_SECRETS.BANK_START_KEY);
  });

  it.each(WRONG_VALUES)('does not read %s=%s', (variable, value, why) => {
    const read = (): unknown => readEnvironment({ ...COMPLETE, [variable]: value });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(new RegExp(`^${variable}: `));
    expect(read).toThrow(why);
  });

  it.each([
    ['EADDRINUSE', /^PORT: .* is taken/],
    ['EACCES', /^PORT: 80 is for administrators/],
    ['EADDRNOTAVAIL', /^HOST: /],
    // Of the portal's own name, not of the database's.
    ['ENOTFOUND', /^HOST: /],
  ])('names the variable that moves an address which it cannot have: %s', (code, words) => {
    const failure = blameListeningAddress(Object.assign(new Error(code), { code }), { host: '192.0.2.1', port: 80 });
    expect(describeStartFailure(failure)).toMatch(words);
  });

  it('does not let tests move its clock when it says that it is production', async () => {
    const { code, words } = await refusalOf(WEB, {
      ...COMPLETE,
      NODE_ENV: 'production',
      TEST_CLOCK_OFFSET_FILE: 'orologio',
    });
    expect({ code, words }).toEqual({ code: 1, words: expect.stringMatching(/^TEST_CLOCK_OFFSET_FILE: /) });
  });

  it('does not run the simulated bank in production', async () => {
    const { code, words } = await refusalOf('dist/bank-simulator/main.js', { ...COMPLETE, NODE_ENV: 'production' });
    expect({ code, words }).toEqual({ code: 1, words: expect.stringContaining('NODE_ENV') });
  });
});
