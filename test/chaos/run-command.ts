import { execFile, type ChildProcess } from 'node:child_process';

const PROGRAM = ['--import', './test/support/register-typescript.mjs', 'test/chaos/main.ts'];

/** The command as `npm run test:chaos` starts it, with an end to all that it starts. */
export class ChaosCommand {
  private child: ChildProcess | undefined;

  /** What it said, and its exit code. */
  run(args: readonly string[]): Promise<{ said: string; code: number }> {
    return new Promise((resolve) => {
      const started = execFile(process.execPath, [...PROGRAM, ...args], (_error, stdout, stderr) => {
        resolve({ said: stdout + stderr, code: started.exitCode ?? -1 });
      });
      this.child = started;
    });
  }

  /** Ends a run that nobody waits for any more. */
  stop(): void {
    this.child?.kill('SIGTERM');
  }
}
