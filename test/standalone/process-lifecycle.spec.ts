import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../support/until.js';

const TYPESCRIPT = ['--import', './test/support/register-typescript.mjs', 'test/standalone/programs/closing.ts'];

/** Runs the program, sends it the signals, and answers with its exit code and what it said. */
async function close(manner: string, signals: readonly NodeJS.Signals[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [...TYPESCRIPT, manner], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await until('the program is ready', () => said.includes('ready'));
  const ended = once(child, 'close') as Promise<[number]>;
  for (const signal of signals) child.kill(signal);
  const [code] = await ended;
  return { code, said: said.replace('ready\n', '') };
}

describe('the end of a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('closes in order after %s', async (signal) => {
    expect(await close('orderly', [signal])).toEqual({ code: 0, said: `closing after ${signal}\n` });
  });

  it('closes once, however often it is asked', async () => {
    const { code, said } = await close('orderly', ['SIGTERM', 'SIGTERM', 'SIGTERM']);
    expect({ code, said }).toEqual({ code: 0, said: 'closing after SIGTERM\n' });
  });

  it('tells why it could not close', async () => {
    const { code, said } = await close('failing', ['SIGTERM']);
    expect(code).toBe(1);
    expect(said).toContain('a connection is broken');
  });

  it('does not wait for ever', async () => {
    const { code, said } = await close('hanging', ['SIGTERM']);
    expect(code).toBe(1);
    expect(said).toContain('longer than 200 ms');
  });
});
