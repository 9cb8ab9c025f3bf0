import type { SeenPage } from '../../support/citizen.js';
import { until } from '../../support/until.js';
import type { OrderInHand } from '../citizens/errand.js';
import type { Site } from '../site/site.js';
import type { TrapPoint } from '../wire/trap.js';
import type { FaultName } from './fault-names.js';
import type { Injections } from './injections.js';
import type { OneAtATime } from './one-at-a-time.js';

export interface StrikeParts {
  readonly site: Site;
  readonly injections: Injections;
  /** Faults that everybody feels come one at a time. */
  readonly storms: OneAtATime;
  readonly fault: FaultName;
  readonly order: OrderInHand;
  /** Where the receipt goes. */
  readonly email: string;
  /** The citizen goes through the bank's pages. */
  readonly pay: () => Promise<SeenPage>;
}

const EFFECT_WITHIN_MS = 30_000;

/** One fault on its way to one payment: what faults are made of. */
export class Strike {
  constructor(readonly parts: StrikeParts) {}

  get site(): Site {
    return this.parts.site;
  }

  pay(): Promise<SeenPage> {
    return this.parts.pay();
  }

  /** It has happened. */
  struck(onlyIfCharged = false): void {
    const { fault, order, injections, site } = this.parts;
    const { publicId, orderCode } = order;
    injections.add({ fault, publicId, orderCode, at: site.clock.now().getTime(), onlyIfCharged });
  }

  /** The process that gets to this point with this payment dies there. */
  killAt(point: TrapPoint, key: string): void {
    this.trap(point, key, async (kill) => {
      this.struck();
      this.parts.injections.disturbed();
      await kill();
    });
  }

  trap(point: TrapPoint, key: string, spring: (kill: () => Promise<void>) => Promise<void>): void {
    this.site.traps.add({ point, key, spring });
  }

  /** The bank plays these faults for this order. */
  async askBank(faults: object): Promise<void> {
    const { orderCode } = this.parts.order;
    // The bank may be down at this moment, through another fault.
    const set = (): Promise<boolean> =>
      this.site.bankControl.setFaults({ scope: { orderId: orderCode }, ...faults }).then(
        () => true,
        () => false,
      );
    await until('the bank takes the fault', set, EFFECT_WITHIN_MS);
  }

  /** Waits until this payment's receipt could not leave at least once. */
  async receiptFailed(): Promise<void> {
    const failures = `select 1 from receipt_delivery d join receipt r on r.id = d.receipt_id
                      where r.payment_id = $1 and d.failures > 0`;
    await this.holdsInDatabase('a receipt could not leave', failures);
  }

  /** Waits until the payment waits to be told to its payer. */
  async receiptWaits(): Promise<void> {
    await this.holdsInDatabase('a receipt waits', 'select 1 from receipt where payment_id = $1');
  }

  private async holdsInDatabase(what: string, text: string): Promise<void> {
    const { publicId } = this.parts.order;
    const holds = (): Promise<boolean> =>
      this.site.sql.query(text, [publicId]).then(
        ({ rowCount }) => rowCount !== 0,
        () => false,
      );
    await until(what, holds, EFFECT_WITHIN_MS);
  }
}
