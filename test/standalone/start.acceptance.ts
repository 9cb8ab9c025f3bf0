import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { requireFreePorts } from '../../src/standalone/free-ports.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { freePorts, InstalledPortal, type Ports } from './installed-portal.js';

const run = promisify(execFile);
const host = '127.0.0.1';
const STARTS_TIMEOUT_MS = 120_000;

/** Resolves when nobody listens any more on any of the ports. */
async function allFree(ports: Ports, patienceMs = 0): Promise<void> {
  const wanted = Object.entries(ports).map(([variable, port]) => ({ variable, host, port: Number(port) }));
  await requireFreePorts(wanted, patienceMs);
}

async function json(port: string, path: string): Promise<unknown> {
  const response = await fetch(`http://${host}:${port}${path}`);
  expect(response.status).toBe(200);
  return response.json();
}

async function running(dataDir: string, ports: Ports, work: (portal: InstalledPortal) => Promise<void>): Promise<void> {
  const portal = new InstalledPortal(dataDir, ports);
  try {
    await work(portal);
  } finally {
    await portal.end();
  }
}

/** What an operator's command beside it finds wrong, knowing nothing but the data folder. It fails on what is broken. */
async function doctorsProblems(dataDir: string): Promise<string[]> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: dataDir };
  const { stdout } = await run(process.execPath, ['scripts/run-built.mjs', 'cli', 'doctor', '--json'], { env });
  const { findings } = JSON.parse(stdout) as { findings: { check: string; level: string; text: string }[] };
  // A disk that is nearly full is this machine's own affair.
  return findings.filter(({ check, level }) => level !== 'ok' && check !== 'Disco').map(({ text }) => text);
}

/** Their passwords are shown, and kept where only their owner reads them. */
async function expectFirstAccounts(terminal: string, folder: string): Promise<void> {
  const file = join(folder, 'first-passwords.json');
  const passwords = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  expect(Object.keys(passwords)).toEqual(['admin', 'responsabile', 'operatore', 'revisore']);
  for (const [username, password] of Object.entries(passwords)) {
    expect(terminal).toMatch(new RegExp(`^ {2}${username} +${password}$`, 'm'));
  }
  expect((await stat(file)).mode & 0o777).toBe(0o600);
}

/** No secret of the installation is in anything that it wrote. */
async function expectNoSecretTold(terminal: string, folder: string): Promise<void> {
  const secrets = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as Record<string, string>;
  const logs = await readdir(join(folder, 'log'));
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, 'log', name), 'utf8')));
  for (const secret of Object.values(secrets)) expect([terminal, ...texts].join('\n')).not.toContain(secret);
}

describe('npm start', () => {
  // Starts take seconds each: they follow one another on one installation, as they do in its life.
  it(
    'offers the whole portal and stops it; finds its data; leaves nothing running when killed, and starts again at once',
    () =>
      withTemporaryFolder(async (folder) => {
        const ports = await freePorts();
        await running(folder, ports, async (portal) => {
          expect(await portal.ready()).toBe(`http://${host}:${ports.PORT}`);
          const lines = portal.terminal.trimEnd().split('\n');
          expect(lines.at(-1)).toBe(`Porta dei Pagamenti pronta: http://${host}:${ports.PORT}`);
          for (const port of [ports.BANK_PORT, ports.MAIL_PORT])
            expect(portal.terminal).toContain(`http://${host}:${port}`);
          expect((await fetch(`http://${host}:${ports.PORT}/`)).status).toBe(200);
          await expectFirstAccounts(portal.terminal, folder);
          expect(await json(ports.BANK_PORT, '/__sim/ledger')).toEqual([]);
          const smtp = createTransport({ host, port: Number(ports.SMTP_PORT), secure: false, ignoreTLS: true });
          await smtp.sendMail({ from: 'a@mail.example', to: 'b@mail.example', subject: 'Prova', text: 'ciao' });
          portal.signal('SIGTERM');
          expect(await portal.exitCode()).toBe(0);
          await expectNoSecretTold(portal.terminal, folder);
        });
        await allFree(ports);

        const killed = new InstalledPortal(folder, ports);
        await killed.ready();
        expect(killed.terminal).not.toContain('Primi accessi');
        expect(await json(ports.MAIL_PORT, '/api/email')).toEqual([expect.objectContaining({ subject: 'Prova' })]);
        // Another start on the same folder is refused, and leaves what belongs to this one where it is.
        await running(folder, await freePorts(), async (other) => {
          expect(await other.exitCode()).toBe(1);
          expect(other.terminal).toContain('Un altro avvio sta già usando il database');
        });
        expect(await doctorsProblems(folder)).toEqual([expect.stringContaining('ENTE_ACCESSIBILITY_URL manca')]);
        killed.signal('SIGKILL');

        await running(folder, ports, async (portal) => {
          await portal.ready();
          portal.signal('SIGINT');
          // npm passes on the key that the terminal has already sent: that is not somebody's second one.
          portal.signal('SIGINT');
          expect(await portal.exitCode()).toBe(0);
        });
        await allFree(ports);
      }),
    STARTS_TIMEOUT_MS,
  );

  it(
    'stops in order when it is asked to while it is still starting',
    () =>
      withTemporaryFolder(async (folder) => {
        const ports = await freePorts();
        await running(folder, ports, async (portal) => {
          const database = join(folder, 'postgres', 'postmaster.pid');
          while (!(await stat(database).catch(() => undefined))) await new Promise(setImmediate);
          portal.signal('SIGTERM');
          expect(await portal.exitCode()).toBe(0);
          expect(portal.terminal).not.toContain('pronta');
        });
        await allFree(ports);
      }),
    STARTS_TIMEOUT_MS,
  );

  it('names the variable of a port that is taken, and starts nothing', () =>
    withTemporaryFolder(async (folder) => {
      const ports = await freePorts();
      const other = createServer().listen(Number(ports.BANK_PORT), host);
      await once(other, 'listening');
      await running(folder, ports, async (portal) => {
        expect(await portal.exitCode()).toBe(1);
        expect(portal.terminal).toContain(`La porta ${ports.BANK_PORT} è occupata`);
        expect(portal.terminal).toContain('BANK_PORT');
      });
      other.close();
      expect(await readdir(folder)).toEqual(['log']);
    }));

  it('names a variable whose value is wrong', () =>
    withTemporaryFolder((folder) =>
      running(folder, { ...NO_PORTS, DB_PORT: 'cinquemila' }, async (portal) => {
        expect(await portal.exitCode()).toBe(1);
        expect(portal.terminal).toContain('DB_PORT');
      }),
    ));
});

/** For a start that fails before it looks at them. */
const NO_PORTS: Ports = { PORT: '1', BANK_PORT: '2', DB_PORT: '3', SMTP_PORT: '4', MAIL_PORT: '5' };
