import { CARDS } from '../../support/bank-control.js';
import { PAY, RETRY } from '../../support/journey.js';
import type { SeenPage } from '../../support/citizen.js';
import type { Behaviour } from '../plan.js';
import type { Errand, OrderInHand } from './errand.js';

/** Pays this order, under the fault that the journey has. */
export type PayUnderFault = (order: OrderInHand) => Promise<SeenPage>;

/** Some come back when time has passed: what they do then. */
export type LaterVisit = (() => Promise<unknown>) | undefined;

type Walk = (errand: Errand, pay: PayUnderFault) => Promise<LaterVisit | OrderInHand | SeenPage>;

const REFRESHES = 5;

/** What each kind of citizen does, from the form on; a function in the answer is a visit at a later time. */
const WALKS: Record<Behaviour, Walk> = {
  straight: async (errand, pay) => pay(await errand.proceed(await errand.review())),
  'changes-mind': async (errand, pay) => {
    const first = await errand.review({ description: 'ci ripenso' });
    const second = await errand.changeMind(first, { description: 'ci ripenso ancora' });
    return pay(await errand.proceed(await errand.changeMind(second, {})));
  },
  'sends-review-again': async (errand, pay) => {
    const review = await errand.review();
    await errand.proceed(review);
    return pay(await errand.proceed(review));
  },
  'two-tabs': async (errand, pay) => {
    const review = await errand.review();
    const [one, other] = await Promise.all([errand.proceed(review), errand.proceed(review)]);
    const [page] = await Promise.all([pay(one), errand.pay(other, errand.journey.cardNumber)]);
    return page;
  },
  'double-click': async (errand, pay) => {
    const review = await errand.review();
    const clicks = await Promise.all(Array.from({ length: 4 }, () => errand.citizen.submit(review, PAY)));
    const orders = new Set(clicks.map(({ url }) => url.pathname));
    if (orders.size !== 1) throw new Error(`four clicks led to ${orders.size} payments`);
    return pay(await errand.proceed(review));
  },
  'refused-then-other-card': async (errand, pay) => {
    const order = await errand.proceed(await errand.review());
    await errand.pay(order, CARDS.refused);
    return payAgain(errand, order, pay);
  },
  'cancels-then-pays': async (errand, pay) => {
    const order = await errand.proceed(await errand.review());
    await errand.cancel(await errand.cardPage(order));
    return payAgain(errand, order, pay);
  },
  'refreshes-outcome': async (errand, pay) => {
    const order = await errand.proceed(await errand.review());
    await pay(order);
    for (let turn = 0; turn < REFRESHES; turn += 1) await errand.outcome(order.publicId);
    return order;
  },
  'asks-receipt-again': async (errand, pay) => {
    const order = await errand.proceed(await errand.review());
    await pay(order);
    return () => askReceiptAgain(errand, order.publicId);
  },
  'closes-after-confirm': async (errand, pay) => pay(await errand.proceed(await errand.review())),
  'cancels-on-card-page': async (errand) => {
    const order = await errand.proceed(await errand.review());
    return errand.cancel(await errand.cardPage(order));
  },
  'cancels-on-confirm-page': async (errand) => {
    const order = await errand.proceed(await errand.review());
    return errand.cancel(await errand.typeCard(order, CARDS.paid));
  },
  refused: async (errand) => errand.pay(await errand.proceed(await errand.review()), CARDS.refused),
  'closes-at-review': async (errand) => errand.review(),
  'closes-at-connecting': async (errand) => errand.proceed(await errand.review()),
  'closes-on-card-page': async (errand) => errand.cardPage(await errand.proceed(await errand.review())),
  'closes-on-confirm-page': async (errand) => {
    const order = await errand.proceed(await errand.review());
    return errand.typeCard(order, CARDS.paid);
  },
  'expires-then-pays': async (errand, pay) => {
    const order = await errand.proceed(await errand.review());
    await errand.cardPage(order);
    return () => payAgain(errand, order, pay);
  },
  'pending-card': async (errand) => errand.pay(await errand.proceed(await errand.review()), CARDS.pending),
  'lost-card': async (errand) => errand.pay(await errand.proceed(await errand.review()), CARDS.lost),
};

/** Walks the journey's way; answers with the visit that follows when time has passed. */
export async function walk(errand: Errand, pay: PayUnderFault): Promise<LaterVisit> {
  const end = await WALKS[errand.journey.behaviour](errand, pay);
  return typeof end === 'function' ? end : undefined;
}

/** The receipt once more, to the same address. */
export async function askReceiptAgain(errand: Errand, publicId: string): Promise<void> {
  const outcome = await errand.outcome(publicId);
  const concluded = await errand.citizen.submit(outcome, 'form[action$="/ricevuta"]');
  const again = 'form[action$="/reinvia"]';
  if (concluded.$(again).length > 0) await errand.citizen.submit(concluded, again);
}

/** RIPROVA, at once when the payment has ended unpaid, else at a later visit; a payment that is paid needs nothing. */
async function payAgain(errand: Errand, order: OrderInHand, pay: PayUnderFault): Promise<LaterVisit> {
  const outcome = await errand.outcome(order.publicId);
  if (outcome.paymentStatus === 'paid') return undefined;
  if (outcome.$(RETRY).length === 0) return () => payAgain(errand, order, pay);
  await pay(await errand.tryAgain(outcome));
  return undefined;
}
