import { nextTryAt } from './retry-plan.js';

const QUEUED_AT = new Date('2026-11-24T11:00:00Z');
const DAY_MS = 24 * 3_600_000;

/** The instants of all tries of a delivery that always fails, the first at `start`. */
function tries(start: Date, random: number): Date[] {
  const all: Date[] = [];
  for (let now: Date | undefined = start; now !== undefined;) {
    all.push(now);
    now = nextTryAt({ failures: all.length - 1, queuedAt: QUEUED_AT, now }, () => random);
  }
  return all;
}

describe('when a receipt that could not be sent is tried again', () => {
  it('is after about a minute at first', () => {
    const [first, second] = tries(QUEUED_AT, 1);
    expect(second!.getTime() - first!.getTime()).toBe(60_000);
  });

  it.each([0, 0.5, 0.999])('goes on for about three days (chance %f), then gives up', (random) => {
    const all = tries(QUEUED_AT, random);
    const lastedMs = all.at(-1)!.getTime() - QUEUED_AT.getTime();
    expect(lastedMs).toBeGreaterThan(2 * DAY_MS);
    expect(lastedMs).toBeLessThanOrEqual(3 * DAY_MS);
    expect(all.length).toBeLessThan(25);
  });

  it('does not give up at once after the worker was off for a week', () => {
    expect(tries(new Date(QUEUED_AT.getTime() + 7 * DAY_MS), 0.5)).toHaveLength(6);
  });
});
