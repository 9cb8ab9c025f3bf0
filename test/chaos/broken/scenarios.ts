import { CARDS } from '../../support/bank-control.js';
import { until } from '../../support/until.js';
import { Errand, type OrderInHand } from '../citizens/errand.js';
import type { Behaviour, Journey } from '../plan.js';
import type { Site } from '../site/site.js';

/** What a scenario leaves behind for the comparison of books. */
export interface Played {
  readonly errands: readonly Errand[];
  /** A message with another amount was signed on purpose. */
  readonly isMismatched?: boolean;
  /** Moments at which a process was killed, of a clock that never jumps. */
  readonly kills?: readonly number[];
}

export type Scenario = (site: Site) => Promise<Played>;

/** Longer than a job's turn in the queue. */
const TURN_IS_OVER_MS = 5 * 60_000 + 1_000;
const COPIES = 20;
const ENDS_WITHIN_MS = 60_000;

let citizens = 0;

/**
 * The bank refuses; while the browser of the first tab is on its way back, the second tab, which has read "refused",
 * presses RIPROVA and pays. What the return writes must not undo what the second tab did.
 */
export const returnMeetsRetry: Scenario = async (site) => {
  const firstTab = newErrand(site, 'straight');
  const secondTab = new Errand(site, { ...firstTab.journey, behaviour: 'closes-after-confirm' });
  const order = await firstTab.proceed(await firstTab.review());
  let retry: Promise<OrderInHand> | undefined;
  site.traps.add({
    point: 'before-record',
    key: `${order.orderCode} return`,
    async spring() {
      retry = secondTab.outcome(order.publicId).then((refused) => secondTab.tryAgain(refused));
      // Either it waits for the lock, or nothing made it wait.
      await Promise.race([retry, until('the second tab waits', () => isSomebodyWaiting(site), ENDS_WITHIN_MS)]);
    },
  });
  await firstTab.pay(order, CARDS.refused);
  await secondTab.pay(await until('the second tab tries again', () => retry, ENDS_WITHIN_MS), CARDS.paid);
  return { errands: [firstTab] };
};

/**
 * Twenty copies of a doubtful message. A repeated "paid" is also stopped by the decision, which finds the order paid;
 * a doubt changes nothing that would stop the next copy: only the dedupe key does.
 */
export const twentyDoubts: Scenario = async (site) => {
  const errand = newErrand(site, 'straight');
  const order = await errand.proceed(await errand.review());
  const notification = { tamper: { AMOUNT: '1' }, resign: true, copies: COPIES };
  await site.bankControl.setFaults({ scope: { orderId: order.orderCode }, notification });
  await errand.pay(order, CARDS.paid);
  return { errands: [errand], isMismatched: true };
};

/**
 * A job stalls before it claims its delivery, until its turn in the queue is over and a second job is on its way. Both
 * ask for the delivery before either has its answer: one alone may send.
 */
export const twoJobsOneDelivery: Scenario = async (site) => {
  const errand = newErrand(site, 'straight');
  const order = await errand.proceed(await errand.review());
  const { publicId } = order;
  const [first, second] = [deferred(), deferred()];
  const answered = (told: Deferred, then: () => Promise<void>): void => {
    const spring = (): Promise<void> => {
      told.resolve();
      return then();
    };
    site.traps.add({ point: 'after-claim', key: publicId, spring });
  };
  site.traps.add({
    point: 'before-claim',
    key: publicId,
    async spring() {
      answered(second, () => {
        answered(first, () => Promise.resolve());
        return first.promise;
      });
      site.clock.advance(TURN_IS_OVER_MS);
      await second.promise;
    },
  });
  await errand.pay(order, CARDS.paid);
  await first.promise;
  await until('both jobs have ended', () => isQueueIdle(site), ENDS_WITHIN_MS);
  return { errands: [errand] };
};

/** The web process dies when everything about the outcome is written, and not committed. */
export const deathBeforeCommit: Scenario = async (site) => {
  const errand = newErrand(site, 'straight');
  const order = await errand.proceed(await errand.review());
  const kills: number[] = [];
  site.traps.add({
    point: 'before-commit',
    key: order.orderCode,
    async spring(kill) {
      kills.push(performance.now());
      await kill();
    },
  });
  await errand.pay(order, CARDS.paid);
  return { errands: [errand], kills };
};

function newErrand(site: Site, behaviour: Behaviour): Errand {
  citizens += 1;
  const journey: Journey = {
    ...{ number: citizens, behaviour, fault: undefined, slug: 'refezione-scolastica', amountCents: 15_460 },
    ...{ email: `scenario-${citizens}@posta.example`, cardNumber: CARDS.paid },
  };
  return new Errand(site, journey);
}

async function isSomebodyWaiting({ sql }: Site): Promise<boolean> {
  const { rowCount } = await sql.query(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rowCount !== 0;
}

/** BullMQ's own table, in the same database. */
async function isQueueIdle({ sql }: Site): Promise<boolean> {
  const { rowCount } = await sql.query(`select 1 from bullmq.job where state in ('waiting', 'active')`);
  return rowCount === 0;
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

/** A promise that somebody else keeps. */
function deferred(): Deferred {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}
