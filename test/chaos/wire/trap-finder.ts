import type { PaymentLookup } from './payment-lookup.js';
import type { Trap, TrapPoint, Traps } from './trap.js';

/** What to do about something on its way: spring the one before it reaches the server, the other when it was answered. */
export interface Caught {
  readonly before?: Trap | undefined;
  readonly after?: Trap | undefined;
}

export const NOTHING: Caught = {};

/** Finds the traps set for the payments behind deliveries and messages; answers at once when none of the kind is set. */
export class TrapFinder {
  constructor(
    readonly traps: Traps,
    private readonly lookup: PaymentLookup,
  ) {}

  ofDelivery(id: string, points: { before?: TrapPoint; after?: TrapPoint }): Caught | Promise<Caught> {
    return this.find(points, () => this.lookup.ofDelivery(id));
  }

  ofMessage(id: string, before: TrapPoint): Caught | Promise<Caught> {
    return this.find({ before }, () => this.lookup.ofMessage(id));
  }

  /** The first of these jobs for which a trap is set. */
  ofNewJobs(deliveryIds: readonly string[]): Caught | Promise<Caught> {
    const points = { before: 'before-add', after: 'after-add' } as const;
    if (deliveryIds.length === 0 || !this.isWatched(points)) return NOTHING;
    return this.firstOf(deliveryIds, points);
  }

  private async firstOf(ids: readonly string[], points: { before: TrapPoint; after: TrapPoint }): Promise<Caught> {
    for (const id of ids) {
      const caught = await this.ofDelivery(id, points);
      if (caught.before !== undefined || caught.after !== undefined) return caught;
    }
    return NOTHING;
  }

  private find(
    points: { before?: TrapPoint; after?: TrapPoint },
    look: () => Promise<string | undefined>,
  ): Caught | Promise<Caught> {
    if (!this.isWatched(points)) return NOTHING;
    return look().then((payment) => ({
      before: points.before && this.traps.take(points.before, payment),
      after: points.after && this.traps.take(points.after, payment),
    }));
  }

  private isWatched({ before, after }: { before?: TrapPoint; after?: TrapPoint }): boolean {
    return (before !== undefined && this.traps.has(before)) || (after !== undefined && this.traps.has(after));
  }
}
