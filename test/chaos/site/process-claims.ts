import type { ClaimWatch } from '../wire/postgres-watcher.js';

interface Claim {
  readonly life: number;
  readonly sinceMs: number;
}

/** A worker that cannot mark what it sent insists for half a minute, then leaves it to the lease. */
const HELD_AT_MOST_MS = 45_000;

/**
 * The deliveries that one worker has in its hands. Time must not be moved over the lease of a worker that lives:
 * for it only an instant has passed, and a second worker would send what it is sending.
 */
export class ProcessClaims implements ClaimWatch {
  private readonly claims = new Map<string, Claim>();

  /** @param life tells the lives of the worker apart: what a dead one held, nobody holds. */
  constructor(private readonly life: () => number) {}

  claimed(delivery: string): void {
    this.claims.set(delivery, { life: this.life(), sinceMs: performance.now() });
  }

  released(delivery: string): void {
    this.claims.delete(delivery);
  }

  /** Deliveries that are being sent now. */
  held(): string[] {
    const life = this.life();
    const since = performance.now() - HELD_AT_MOST_MS;
    return [...this.claims]
      .filter(([, claim]) => claim.life === life && claim.sinceMs > since)
      .map(([delivery]) => delivery);
  }
}
