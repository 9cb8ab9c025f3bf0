import { quote } from '../domain/commission.js';
import { cents } from '../domain/money.js';
import type { PlannedDay } from './day-plan.js';
import { DEMO_KEY_PREFIX } from './demo-mark.js';
import type { DemoPayment } from './demo-rows.js';
import { inventPayer } from './invented-payers.js';
import { inventReceipt } from './invented-receipts.js';
import { inventRefund, type RefundDesk } from './invented-refunds.js';
import { BANK_TIME_MS, PaymentStory } from './payment-story.js';
import type { SeededChance } from './seeded-chance.js';
import { inventDebt, type OfferedService } from './services-offered.js';
import { LONGEST_STORY_MS, STORY_LINES, type StoryLine } from './story-lines.js';

/** Ids that the database has reserved for one payment. */
export interface ReservedIds {
  readonly payment: number;
  readonly reference: number;
  readonly attempts: readonly number[];
  readonly receipt: number;
}

/** What the invented town is like. */
export interface DemoTown {
  readonly services: readonly OfferedService[];
  readonly rateMillionths: number;
  /** Null where there are no accounts: then nobody asks for refunds. */
  readonly desk: RefundDesk | null;
  /** The end of the data: nothing happens later. */
  readonly until: Date;
}

/** Draws of their own, so that payments are the same whether or not there is an office that refunds some. */
export interface Chances {
  readonly stories: SeededChance;
  readonly refunds: SeededChance;
}

const MINUTE_MS = 60_000;
/** Of alerts as old as this, most have been dealt with. */
const ALERT_RESOLVED_AFTER_MS = 10 * 24 * 60 * MINUTE_MS;
/** Of the hours of a day, how many payments each has against the others; nobody pays at four in the morning. */
const HOURS = [2, 1, 0, 0, 0, 0, 1, 3, 7, 11, 12, 11, 8, 6, 7, 8, 9, 9, 9, 8, 8, 8, 6, 4].map((weight, hour) => ({
  weight,
  hour,
}));

/** The instants at which the payments of a day begin, earliest first. */
export function beginningsOf({ day, payments }: PlannedDay, until: Date, chance: SeededChance): Date[] {
  const latest = until.getTime() - LONGEST_STORY_MS;
  const midnight = Date.parse(`${day}T00:00:00+01:00`);
  return Array.from({ length: payments }, () => {
    const minutes = chance.weighted(HOURS).hour * 60 + chance.fraction() * 60;
    const instant = Math.floor(midnight + minutes * MINUTE_MS);
    // Of the last day only what has passed of it can have happened.
    return instant <= latest ? instant : latest - chance.between(0, 60 * MINUTE_MS);
  })
    .sort((one, other) => one - other)
    .map((instant) => new Date(instant));
}

/** One payment from beginning to end, with everything that it leaves behind. */
export function inventPayment(
  town: DemoTown,
  beginning: Date,
  ids: ReservedIds,
  { stories: chance, refunds }: Chances,
): DemoPayment {
  const line = chance.weighted(STORY_LINES);
  const { service, amountCents, description } = inventDebt(town.services, chance);
  const birth = {
    id: ids.payment,
    reference: ids.reference,
    publicId: chance.token(),
    service,
    ...quote(cents(amountCents), town.rateMillionths),
    createdAt: beginningOf(line, beginning, town.until, chance),
  };
  const story = new PaymentStory(birth, ids.attempts, chance);
  line.tell(story, chance);
  const refund = inventRefund(story, town, refunds);
  const { status, isLate, updatedAt, paid, refundedCents } = story;
  return {
    payment: {
      ...birth,
      status,
      isLate,
      updatedAt,
      refundedCents,
      transactionCode: paid?.transactionCode ?? null,
      paidAt: paid?.at ?? null,
      idempotencyKey: `${DEMO_KEY_PREFIX}${chance.token()}`,
    },
    payer: { ...inventPayer(chance), description },
    attempts: story.attempts,
    events: story.events,
    signals: story.signals,
    alerts: resolveOld(story, town.until, chance),
    receipt: paid === null ? null : inventReceipt(ids.receipt, paid.at, town.until, chance),
    refund,
  };
}

function beginningOf(line: StoryLine, planned: Date, until: Date, chance: SeededChance): Date {
  return line.when === 'any-time' ? planned : new Date(until.getTime() - chance.between(0, BANK_TIME_MS - MINUTE_MS));
}

/** A doubt that still stands keeps its alert. */
function resolveOld({ alerts, status }: PaymentStory, until: Date, chance: SeededChance): DemoPayment['alerts'] {
  const isDoubtful = status === 'under_review';
  return alerts.map((alert) => {
    const isOld = until.getTime() - alert.raisedAt.getTime() > ALERT_RESOLVED_AFTER_MS;
    if (isDoubtful || !isOld || !chance.happens(0.9)) return alert;
    return { ...alert, resolvedAt: new Date(alert.raisedAt.getTime() + chance.between(1, 9) * 24 * 60 * MINUTE_MS) };
  });
}
