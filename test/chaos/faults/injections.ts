import type { FaultName } from './fault-names.js';

/** A fault that struck one payment. */
export interface Injection {
  readonly fault: FaultName;
  readonly publicId: string;
  readonly orderCode: string;
  /** By the portal's clock, in milliseconds. */
  readonly at: number;
  /** The bank plays it by itself as soon as it charges the card: true only if it did. */
  readonly onlyIfCharged: boolean;
}

/** Something that may have kept a worker from marking what it had sent. */
export interface Disturbance {
  /** Milliseconds of a clock that never jumps. */
  readonly atMs: number;
}

/** What was really done to the system, and when. */
export class Injections {
  readonly all: Injection[] = [];
  readonly disturbances: Disturbance[] = [];

  add(injection: Injection): void {
    this.all.push(injection);
  }

  /** A process died, or the database went away. */
  disturbed(): void {
    this.disturbances.push({ atMs: performance.now() });
  }

  /** When the fault of this payment struck; undefined when it has none that did. */
  of(publicId: string): Injection | undefined {
    return this.all.find((injection) => injection.publicId === publicId);
  }
}
