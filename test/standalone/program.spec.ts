import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Program, type ProgramEvents } from '../../src/standalone/program.js';
import type { StandaloneError } from '../../src/standalone/standalone-error.js';
import type { Watchdog } from '../../src/standalone/watchdog-client.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

const NO_WATCHDOG: Watchdog = { watch: () => undefined, forget: () => undefined };

function programIn(folder: string, name: 'steady' | 'failing', events: Partial<ProgramEvents> = {}): Program {
  return new Program(
    {
      title: name,
      entry: `test/standalone/programs/${name}.mjs`,
      environment: process.env,
      logFile: join(folder, `${name}.log`),
      isReady: (log) => log.includes('ready'),
      readyTimeoutMs: 20_000,
    },
    NO_WATCHDOG,
    { restarted: () => undefined, gaveUp: () => undefined, ...events },
  );
}

async function pidsIn(folder: string): Promise<number[]> {
  const log = await readFile(join(folder, 'steady.log'), 'utf8').catch(() => '');
  return [...log.matchAll(/ready (\d+)/g)].map((match) => Number(match[1]));
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const never = new AbortController().signal;

describe('a supervised program', () => {
  it('is ready when it says so, and ends when it is asked to', () =>
    withTemporaryFolder(async (folder) => {
      const program = programIn(folder, 'steady');
      await program.start(never);
      const [pid] = await pidsIn(folder);
      expect(isAlive(pid)).toBe(true);
      await program.stop();
      expect(isAlive(pid)).toBe(false);
    }));

  it('tells the reason, read from its log, when it ends before it is ready', () =>
    withTemporaryFolder(async (folder) => {
      const failure = await programIn(folder, 'failing')
        .start(never)
        .catch((error: unknown) => error as StandaloneError);
      expect(failure).toMatchObject({ code: 'PROGRAM_START' });
      expect(String(failure)).toContain('cannot start: no such table');
      expect(String(failure)).toContain(join(folder, 'failing.log'));
    }));

  it('is started again when it dies, but not for ever', () =>
    withTemporaryFolder(async (folder) => {
      const restarts: string[] = [];
      const failures: StandaloneError[] = [];
      const program = programIn(folder, 'steady', {
        restarted: (title) => restarts.push(title),
        gaveUp: (failure) => failures.push(failure),
      });
      await program.start(never);
      for (let deaths = 1; deaths <= 4; deaths += 1) {
        const pid = await until('the next process', async () => (await pidsIn(folder))[deaths - 1]);
        process.kill(pid, 'SIGKILL');
        await until('its end is noticed', () => restarts.length + failures.length === deaths);
      }
      expect(restarts).toHaveLength(3);
      expect(failures).toEqual([expect.objectContaining({ code: 'PROGRAM_ENDED' })]);
      await program.stop();
    }));

  it('does not outlive a supervisor that was killed', () =>
    withTemporaryFolder(async (folder) => {
      const typescript = ['--import', './test/support/register-typescript.mjs'];
      // The test's watchdog is the source, run by a shim, so that nothing has to be built.
      const arguments_ = [join(folder, 'steady.log'), 'test/standalone/programs/watchdog.mjs'];
      const supervisor = spawn(process.execPath, [
        ...typescript,
        'test/standalone/programs/supervisor.ts',
        ...arguments_,
      ]);
      await once(supervisor.stdout, 'data');
      const [pid] = await pidsIn(folder);
      expect(isAlive(pid)).toBe(true);
      supervisor.kill('SIGKILL');
      await until('the program is gone', () => !isAlive(pid));
    }));
});
