import { Clock } from '../../src/shared/clock.js';

/** A clock that stands still until a test moves it. */
export class MovingClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return this.instant;
  }

  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }

  set(instant: Date): void {
    this.instant = instant;
  }
}
