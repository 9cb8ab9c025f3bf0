import { writeFileSync } from 'node:fs';
import { SystemClock } from '../../../src/shared/clock.js';

/** The time that all processes share: the machine's, moved forward through the file that they read. */
export class MovedClock extends SystemClock {
  private offsetMillis = 0;

  constructor(readonly file: string) {
    super(file);
    this.write();
  }

  advance(ms: number): void {
    this.offsetMillis += Math.max(0, Math.ceil(ms));
    this.write();
  }

  /** By how much time was moved in all, in milliseconds. */
  get movedMs(): number {
    return this.offsetMillis;
  }

  private write(): void {
    writeFileSync(this.file, String(this.offsetMillis));
  }
}
