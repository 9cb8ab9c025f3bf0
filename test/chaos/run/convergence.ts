import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from '../site/site.js';
import { readUnfinished, type Unfinished } from './unfinished.js';

const LOOK_EVERY_MS = 250;
/** Nothing has changed for so long: whoever could do something waits for time to pass. */
const STILL_MS = 1_500;
/** What is due within this time of the next piece of work is waited for together with it. */
const TOGETHER_MS = 45_000;
/**
 * Thousands of mails that try again, each at its own moment, leave no pause between them: while nothing but mail is left,
 * time moves so often, by {@link TOGETHER_MS}. Longer than the workers' look at what is due; the jump is far shorter than
 * the lease of a mail that somebody takes at that very moment.
 */
const MAIL_TURN_MS = 6_000;
const SETTLES_WITHIN_MS = 30 * 60_000;

/** Watches payments settle, and moves time when everybody waits for it. */
export class Convergence {
  /** When each payment came to have its outcome and to need no mail any more, each time; by the portal's clock in milliseconds. */
  private readonly settledAt = new Map<string, number[]>();
  private isWatching = true;
  private isSettling = false;
  private open = new Set<string>();
  private readonly watch: Promise<void>;

  constructor(private readonly site: Site) {
    this.watch = this.keepWatching();
  }

  /**
   * Moves time whenever nothing happens without it, until nothing is left to do.
   * Answers false when that goes on for longer than `withinMs` without an end.
   */
  async settle(withinMs = SETTLES_WITHIN_MS): Promise<boolean> {
    this.isSettling = true;
    try {
      return await this.comeToRest(performance.now() + withinMs);
    } finally {
      this.isSettling = false;
    }
  }

  private async comeToRest(end: number): Promise<boolean> {
    let lastMark = '';
    let stillSince = performance.now();
    let movedAt = stillSince;
    for (;;) {
      const unfinished = await this.look();
      if (unfinished !== undefined && isFinished(unfinished)) return true;
      const now = performance.now();
      if (unfinished === undefined || unfinished.mark !== lastMark) {
        lastMark = unfinished?.mark ?? '';
        stillSince = now;
      }
      if (now > end) return false;
      if (unfinished !== undefined && this.moveTime(unfinished, now - stillSince, now - movedAt)) {
        stillSince = movedAt = performance.now();
      }
      await pause(LOOK_EVERY_MS);
    }
  }

  /** When this payment was first settled since then; undefined when it never was. */
  settledSince(publicId: string, since: number): number | undefined {
    return this.settledAt.get(publicId)?.find((at) => at >= since);
  }

  async stop(): Promise<void> {
    this.isWatching = false;
    await this.watch;
  }

  /** Moves it when nobody would notice; says whether it has. */
  private moveTime({ due, times, isMailOnly }: Unfinished, stillMs: number, sinceMoveMs: number): boolean {
    const [next] = times;
    if (next === undefined || this.site.deliveriesInHand().length > 0) return false;
    if (due === 0 && stillMs > STILL_MS) {
      const target = times.findLast((at) => at <= next + TOGETHER_MS) ?? next;
      this.site.clock.advance(target - this.site.clock.now().getTime() + 1);
      return true;
    }
    if (!isMailOnly || sinceMoveMs <= MAIL_TURN_MS) return false;
    this.site.clock.advance(TOGETHER_MS);
    return true;
  }

  private async keepWatching(): Promise<void> {
    while (this.isWatching) {
      // Who waits for rest looks by itself.
      if (!this.isSettling) await this.look();
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Undefined while the database is away. */
  private async look(): Promise<Unfinished | undefined> {
    const now = this.site.clock.now();
    const unfinished = await readUnfinished(this.site.sql, now).catch(() => undefined);
    if (unfinished !== undefined) this.note(new Set(unfinished.payments), now.getTime());
    return unfinished;
  }

  private note(open: Set<string>, now: number): void {
    for (const publicId of this.open) {
      if (!open.has(publicId)) this.settledAt.set(publicId, [...(this.settledAt.get(publicId) ?? []), now]);
    }
    this.open = open;
  }
}

function isFinished({ payments, untold, due }: Unfinished): boolean {
  return payments.length === 0 && untold === 0 && due === 0;
}
