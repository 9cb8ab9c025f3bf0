import type { SeenPage } from '../../support/citizen.js';
import { askReceiptAgain, type LaterVisit, walk } from '../citizens/behaviours.js';
import { Errand, type OrderInHand } from '../citizens/errand.js';
import { strikeWith } from '../faults/faults.js';
import type { Injections } from '../faults/injections.js';
import { OneAtATime } from '../faults/one-at-a-time.js';
import { Strike } from '../faults/strike.js';
import type { Journey } from '../plan.js';
import type { Site } from '../site/site.js';

/** A journey that ended otherwise than a patient citizen may expect. */
export interface BrokenJourney {
  readonly journey: Journey;
  readonly reason: string;
}

/** Sends citizens on their journeys, some at a time. */
export class Journeys {
  readonly errands: Errand[] = [];
  readonly broken: BrokenJourney[] = [];
  /** When each payment went to the bank, by the portal's clock in milliseconds. */
  readonly beganAt = new Map<string, number>();
  private readonly storms = new OneAtATime();
  private later: { journey: Journey; visit: NonNullable<LaterVisit> }[] = [];

  constructor(
    private readonly site: Site,
    private readonly injections: Injections,
    private readonly citizens: number,
  ) {}

  async run(plan: readonly Journey[]): Promise<void> {
    await this.inParallel(plan, (journey) => this.attempt(journey, () => this.walkOne(journey)));
  }

  /** Those who come back later; answers how many there were. */
  async runLaterVisits(): Promise<number> {
    const visits = this.later;
    this.later = [];
    await this.inParallel(visits, ({ journey, visit }) =>
      this.attempt(journey, async () => {
        this.comeLater(journey, visitIn(await visit()));
      }),
    );
    return visits.length;
  }

  private async walkOne(journey: Journey): Promise<void> {
    const errand = new Errand(this.site, journey);
    this.errands.push(errand);
    const visit = await walk(errand, (order) => this.payUnderFault(errand, order));
    const [publicId] = errand.payments;
    // Who hears nothing of the receipt asks for it again, once it is paid; the refused address is the right one, after all.
    const asks = journey.fault === 'smtp-5xx' && publicId !== undefined;
    this.comeLater(journey, inTurn(visit, asks ? () => askReceiptAgain(errand, publicId) : undefined));
  }

  private comeLater(journey: Journey, visit: LaterVisit): void {
    if (visit !== undefined) this.later.push({ journey, visit });
  }

  private payUnderFault(errand: Errand, order: OrderInHand): Promise<SeenPage> {
    const { fault, email, cardNumber } = errand.journey;
    this.beganAt.set(order.publicId, this.site.clock.now().getTime());
    const pay = (): Promise<SeenPage> => errand.pay(order, cardNumber);
    if (fault === undefined) return pay();
    const { site, injections, storms } = this;
    return strikeWith[fault](new Strike({ site, injections, storms, fault, order, email, pay }));
  }

  private async attempt(journey: Journey, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.broken.push({ journey, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private async inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
    const waiting = [...items];
    const walker = async (): Promise<void> => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: this.citizens }, walker));
  }
}

/** One visit, with whatever visits follow from it, and then another. */
function inTurn(first: LaterVisit, last: LaterVisit): LaterVisit {
  if (first === undefined) return last;
  return async () => inTurn(visitIn(await first()), last);
}

function visitIn(answer: unknown): LaterVisit {
  return typeof answer === 'function' ? (answer as NonNullable<LaterVisit>) : undefined;
}
