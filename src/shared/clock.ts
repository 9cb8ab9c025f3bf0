import { readFileSync } from 'node:fs';

/** The application's only source of "now". SQL receives its instants from here, never from `now()`. */
export abstract class Clock {
  /** The current instant. */
  abstract now(): Date;
}

/**
 * The machine's clock, moved by the milliseconds found in `offsetFile` when one is given.
 * The file is read at each use, so that a test moves time in processes that are already running;
 * an absent or unreadable number counts as 0. The environment refuses such a file in production.
 */
export class SystemClock extends Clock {
  constructor(private readonly offsetFile?: string) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs());
  }

  private offsetMs(): number {
    if (this.offsetFile === undefined) return 0;
    try {
      const offsetMs = Number(readFileSync(this.offsetFile, 'utf8').trim());
      return Number.isFinite(offsetMs) ? offsetMs : 0;
    } catch {
      return 0;
    }
  }
}
