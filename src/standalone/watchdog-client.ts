import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** Who stops our processes when we cannot do it ourselves any more. */
export interface Watchdog {
  /** Stops this process when the supervisor disappears; those watched later are stopped earlier. */
  watch(pid: number): void;
  /** Call it as soon as a process has ended: its number may be given to another. */
  forget(pid: number): void;
}

/** The supervisor's end of the watchdog: see `watchdog.ts`. */
export class WatchdogClient implements Watchdog {
  private readonly watchdog: ChildProcess;

  /** @param entry the watchdog's program, relative to the project's root. */
  constructor(entry = 'dist/standalone/watchdog.js') {
    this.watchdog = spawn(process.execPath, [resolve(entry)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    // Without its watchdog the installation works as before: only a killed supervisor leaves programs behind.
    this.watchdog.on('error', () => undefined);
    this.watchdog.stdin?.on('error', () => undefined);
  }

  watch(pid: number): void {
    this.watchdog.stdin?.write(`watch ${pid}\n`);
  }

  forget(pid: number): void {
    this.watchdog.stdin?.write(`forget ${pid}\n`);
  }

  /** Lets the watchdog go; what it still watches is stopped. */
  async close(): Promise<void> {
    if (this.watchdog.pid === undefined || this.watchdog.exitCode !== null) return;
    const ended = once(this.watchdog, 'exit');
    this.watchdog.stdin?.end();
    await ended;
  }
}
