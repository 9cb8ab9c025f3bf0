import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createStaffCommand } from '../../src/admin/create-staff.command.js';
import { createFirstAccounts } from '../../src/admin/first-accounts.js';
import { isPassword } from '../../src/admin/sign-in/passwords.js';
import { verifyAuditCommand } from '../../src/admin/verify-audit.command.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { auditEntryToJson } from '../../src/shared/audit-trail/audit-json.js';
import { streamAuditEntries } from '../../src/shared/audit-trail/audit-table.js';
import { SystemClock } from '../../src/shared/clock.js';
import { Database } from '../../src/shared/database.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

describe('the operators’ commands of the back office', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    testDatabase = await createMigratedTestDatabase();
    database = new Database({ url: testDatabase.url, poolSize: 2, onIdleError: () => undefined });
  });

  afterEach(async () => {
    await database.close();
    await testDatabase.drop();
  });

  async function call(args: readonly string[], typed = ''): Promise<Outcome> {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    stdin.end(typed);
    const commands = [createStaffCommand, verifyAuditCommand];
    const variables = { DATABASE_URL: testDatabase.url };
    const status = await runCommandLine({ commands, args, variables, terminal: { stdin, stdout, stderr } });
    const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '');
    return { status, out: text(stdout), err: text(stderr) };
  }

  const account = async (username: string): Promise<{ hash: string; role: string; due: boolean } | undefined> => {
    const text = 'select password_hash as hash, role, must_change_password as due from staff where username = $1';
    return (await database.query<{ hash: string; role: string; due: boolean }>({ name: 'test', text }, [username]))[0];
  };

  it('staff create: makes an administrator whose password is shown once and must be changed', async () => {
    const { status, out } = await call(['staff', 'create', 'Mario.Rossi', '--name', 'Mario Rossi']);
    expect(status).toBe(0);
    const password = /^Password: +(\S+)$/m.exec(out)?.[1] ?? '';
    const made = await account('mario.rossi');
    expect(made).toMatchObject({ role: 'admin', due: true });
    expect(await isPassword(password, made?.hash)).toBe(true);
    const again = await call(['staff', 'create', 'mario.rossi', '--name', 'Un Altro']);
    expect([again.status, again.err]).toEqual([1, 'Il nome utente mario.rossi esiste già: scegline un altro.\n']);
  });

  it('staff create: asks what is missing, and says what is wrong', async () => {
    expect((await call(['staff', 'create', '--role', 'manager'], 'anna\nAnna Verdi\n')).status).toBe(0);
    expect(await account('anna')).toMatchObject({ role: 'manager' });
    const { status, err } = await call(['staff', 'create', 'luca', '--name', 'Luca', '--role', 'auditor']);
    expect([status, err]).toEqual([1, expect.stringContaining("Indica l'ultimo giorno di accesso")]);
  });

  it('audit verify: says that the trail is whole, in the database and in a file, or names the row that is not', () =>
    withTemporaryFolder(async (folder) => {
      for (const name of ['a1', 'a2', 'a3']) await call(['staff', 'create', name, '--name', name]);
      const whole = await call(['audit', 'verify']);
      expect([whole.status, whole.out]).toEqual([0, expect.stringMatching(/^Registro intatto: 3 righe/)]);
      const lines: string[] = [];
      for await (const row of streamAuditEntries(database)) lines.push(auditEntryToJson(row));
      const file = join(folder, 'registro.jsonl');
      await writeFile(file, lines.join('\n'));
      expect((await call(['audit', 'verify', file])).out).toBe(whole.out);
      await writeFile(file, lines.join('\n').replace('"sequence":2,"at":"2', '"sequence":2,"at":"1'));
      const altered = await call(['audit', 'verify', file]);
      expect([altered.status, altered.out]).toEqual([1, expect.stringMatching(/^Registro alterato. Riga 2: /)]);
      expect(await call(['audit', 'verify', join(folder, 'nulla')])).toMatchObject({
        status: 1,
        err: expect.stringContaining('ENOENT'),
      });
    }));

  it('the first accounts are made once, with one password for each or the given one for all', async () => {
    const clock = new SystemClock();
    const kept: object[] = [];
    const keep = (passwords: object): Promise<void> => Promise.resolve(void kept.push(passwords));
    const made = await createFirstAccounts({ database, clock }, undefined, keep);
    expect(new Set(Object.values(made ?? {})).size).toBe(4);
    expect(kept).toEqual([made]);
    expect(await account('revisore')).toMatchObject({ role: 'auditor', due: false });
    expect(await createFirstAccounts({ database, clock }, 'qualcosa', keep)).toBeUndefined();
    expect(kept).toHaveLength(1);
  });
});
