import type { PaymentLookup } from './payment-lookup.js';
import type { Trap, TrapPoint, Traps } from './trap.js';

/** What to do about something on its way: spring the one before it reaches the server, the other when it was answered. */
export interface Caught {
  readonly before?: Trap | undefined;
  /** Looked for when the one before has sprung. */
  readonly after?: (() => Trap | undefined) | undefined;
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
    const found = await Promise.all(ids.map(async (id) => this.ofDelivery(id, points)));
    return {
      before: found.find(({ before }) => before !== undefined)?.before,
      after: () => found.map(({ after }) => after?.()).find((trap) => trap !== undefined),
    };
  }

  private find(
    points: { before?: TrapPoint; after?: TrapPoint },
    look: () => Promise<string | undefined>,
  ): Caught | Promise<Caught> {
    if (!this.isWatched(points)) return NOTHING;
    const { before, after } = points;
    return look().then((payment) => ({
      before: before && this.traps.take(before, payment),
      after: after && (() => this.traps.take(after, payment)),
    }));
  }

  private isWatched({ before, after }: { before?: TrapPoint; after?: TrapPoint }): boolean {
    return (before !== undefined && this.traps.has(before)) || (after !== undefined && this.traps.has(after));
  }
}
