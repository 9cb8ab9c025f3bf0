import { type RefundSplit, splitRefund, splitReversal } from '../domain/refund-amount.js';
import type { RefundReason } from '../domain/refund-form.js';
import type { DemoRefundRow } from './demo-rows.js';
import type { PaymentStory } from './payment-story.js';
import type { SeededChance } from './seeded-chance.js';

/** Accounts by their ids: who asks for refunds, and who approves them. */
export interface RefundDesk {
  readonly asks: number;
  readonly approves: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Of the payments that were paid. */
const SHARE = 0.02;

/** What becomes of the money, and how many of a hundred refunds go so. */
const KINDS = [
  { weight: 45, kind: 'whole' },
  { weight: 30, kind: 'part' },
  { weight: 10, kind: 'waiting' },
  { weight: 8, kind: 'rejected' },
  { weight: 7, kind: 'bank' },
] as const;
const REASONS: readonly RefundReason[] = ['service-not-provided', 'wrong-amount', 'paid-twice'];
const DIGITS = '0123456789';

/**
 * The refund of a payment, for a small share of those that were paid: what was asked for days later and done, is still
 * to be approved, was rejected, or was given back by the bank. None is on its way to a bank that never heard of its
 * order. Null as well where it would happen after `until`, or where the office has nobody to ask for it.
 */
export function inventRefund(
  story: PaymentStory,
  { desk, until }: { readonly desk: RefundDesk | null; readonly until: Date },
  chance: SeededChance,
): DemoRefundRow | null {
  if (story.status !== 'paid' || !chance.happens(SHARE)) return null;
  const { kind } = chance.weighted(KINDS);
  const paidAt = story.updatedAt.getTime();
  const afterDays = paidAt + chance.between(DAY_MS, 20 * DAY_MS);
  const lately = Math.max(paidAt + MINUTE_MS, until.getTime() - chance.between(HOUR_MS, 6 * DAY_MS));
  const at = new Date(kind === 'waiting' ? lately : afterDays);
  const end = new Date(at.getTime() + chance.between(HOUR_MS, 3 * DAY_MS));
  if (at > until) return null;
  if (kind === 'bank') return reverse(story, at, chance);
  if (desk === null) return null;
  const asked = ask(story, desk, { split: splitOf(story, kind, chance), at }, chance);
  if (kind === 'waiting' || end > until) return asked;
  return kind === 'rejected' ? reject(story, asked, desk, end) : pay(story, asked, desk, { end, chance });
}

function splitOf({ birth }: PaymentStory, kind: (typeof KINDS)[number]['kind'], chance: SeededChance): RefundSplit {
  const percent = kind === 'part' ? chance.between(10, 80) : 100;
  const amountCents = Math.max(1, Math.floor((birth.amountCents * percent) / 100));
  const split = splitRefund(untouched(birth), amountCents, 'with-whole-amount');
  if (split === null) throw new Error('more than was paid');
  return split;
}

function untouched({ amountCents, commissionCents }: PaymentStory['birth']): Parameters<typeof splitRefund>[0] {
  return { isExcess: false, amountCents, commissionCents, takenAmountCents: 0, takenCommissionCents: 0 };
}

function ask(
  story: PaymentStory,
  { asks }: RefundDesk,
  { split, at }: { readonly split: RefundSplit; readonly at: Date },
  chance: SeededChance,
): DemoRefundRow {
  const publicId = chance.token();
  const reason = chance.pick(REASONS);
  const money = { amountCents: split.totalCents, commissionCents: split.commissionCents };
  story.tellOfRefund('refund-requested', { source: 'staff', actorId: asks, refund: publicId, reason, ...money }, at);
  return {
    publicId,
    attemptId: story.paidAttempt().id,
    source: 'staff',
    ...money,
    reason,
    state: 'requested',
    requestedBy: asks,
    approvedBy: null,
    closedBy: null,
    requestId: null,
    operationCode: null,
    requestedAt: at,
    approvedAt: null,
    settledAt: null,
    messageId: null,
  };
}

function reject(story: PaymentStory, asked: DemoRefundRow, { approves }: RefundDesk, at: Date): DemoRefundRow {
  story.tellOfRefund('refund-rejected', { source: 'staff', actorId: approves, ...factsOf(asked) }, at);
  return { ...asked, state: 'rejected', closedBy: approves, settledAt: at };
}

function pay(
  story: PaymentStory,
  asked: DemoRefundRow,
  { approves }: RefundDesk,
  { end, chance }: { readonly end: Date; readonly chance: SeededChance },
): DemoRefundRow {
  const approvedAt = new Date(end.getTime() - MINUTE_MS);
  story.tellOfRefund('refund-approved', { source: 'staff', actorId: approves, ...factsOf(asked) }, approvedAt);
  story.giveBack(asked.amountCents, { source: 'staff', ...factsOf(asked), actorId: approves }, end);
  const day = approvedAt.toISOString().slice(0, 10).replaceAll('-', '');
  return {
    ...asked,
    state: 'done',
    approvedBy: approves,
    approvedAt,
    settledAt: end,
    messageId: messageIdBy(chance),
    requestId: day + chance.text(DIGITS, 24),
    operationCode: chance.text('0123456789ABCDEF', 26),
  };
}

/** Without being asked: staff are told. */
function reverse(story: PaymentStory, at: Date, chance: SeededChance): DemoRefundRow {
  const publicId = chance.token();
  const { birth } = story;
  const { totalCents: amountCents, commissionCents } = splitReversal(untouched(birth), birth.totalCents);
  const facts = { refund: publicId, amountCents, commissionCents };
  story.giveBack(amountCents, { source: 'bank', ...facts }, at);
  story.alert(story.paidAttempt(), 'bank-reversal', facts, at);
  return {
    publicId,
    attemptId: story.paidAttempt().id,
    source: 'bank',
    amountCents,
    commissionCents,
    reason: 'bank-reversal',
    state: 'done',
    requestedBy: null,
    approvedBy: null,
    closedBy: null,
    requestId: null,
    operationCode: null,
    requestedAt: at,
    approvedAt: null,
    settledAt: at,
    messageId: messageIdBy(chance),
  };
}

function factsOf({ publicId, amountCents, commissionCents }: DemoRefundRow): {
  readonly refund: string;
  readonly amountCents: number;
  readonly commissionCents: number;
} {
  return { refund: publicId, amountCents, commissionCents };
}

function messageIdBy(chance: SeededChance): string {
  return `<${chance.token()}@porta-dei-pagamenti.example>`;
}
