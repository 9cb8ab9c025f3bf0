import type { AttemptStatus, PaymentStatus } from '../domain/payment-state.js';
import { statusAfterRefund } from '../domain/refund-amount.js';
import { chainEvents, type ChainedEvent, type EventData, type NewEvent } from '../payments/payment-history.js';
import type { DemoAlertRow, DemoAttemptRow, DemoPaymentRow, DemoSignalRow } from './demo-rows.js';
import type { SeededChance } from './seeded-chance.js';

/** What is settled before anything happens. */
export type PaymentBirth = Omit<
  DemoPaymentRow,
  'status' | 'isLate' | 'transactionCode' | 'paidAt' | 'updatedAt' | 'idempotencyKey' | 'refundedCents'
>;

/** An order of the story, still changing. */
export type StoryAttempt = { -readonly [Key in keyof DemoAttemptRow]: DemoAttemptRow[Key] };

/** A message of the bank: by which way, and with which of its codes. */
export interface BankWord {
  readonly source: DemoSignalRow['source'];
  readonly outcome: 'paid' | 'declined' | 'cancelled' | 'expired';
  readonly at: Date;
  /** When it differs from what was asked. */
  readonly amountCents?: number;
}

export const BANK_TIME_MS = 8 * 60_000;
const GATEWAY = 'sia-vpos';
const SHOP_ID = '391177900021001';
const RESULT_CODES = { paid: '00', declined: '04', cancelled: '03', expired: '04' } as const;
const ORDER_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/**
 * A payment whose life is being told: each call is one thing that happened, and leaves the rows that the portal would.
 */
export class PaymentStory {
  readonly attempts: StoryAttempt[] = [];
  readonly events: ChainedEvent[] = [];
  readonly signals: DemoSignalRow[] = [];
  readonly alerts: DemoAlertRow[] = [];
  status: PaymentStatus = 'pending';
  isLate = false;
  refundedCents = 0;
  paid: { readonly transactionCode: string; readonly at: Date } | null = null;
  updatedAt: Date;

  constructor(
    readonly birth: PaymentBirth,
    private readonly attemptIds: readonly number[],
    private readonly chance: SeededChance,
  ) {
    this.updatedAt = birth.createdAt;
    const { amountCents, rateMillionths, commissionCents, totalCents, service, createdAt } = birth;
    const data = { serviceSlug: service.slug, amountCents, rateMillionths, commissionCents, totalCents };
    this.openAttempt(createdAt, [{ type: 'created', data }]);
  }

  /** The citizen goes to the bank, for the first time or again. */
  openAttempt(at: Date, before: readonly NewEvent[] = []): StoryAttempt {
    const number = this.attempts.length + 1;
    const attempt: StoryAttempt = {
      id: this.attemptIds[number - 1] ?? 0,
      number,
      orderCode: `PDP${this.chance.text(ORDER_ALPHABET, 14)}`,
      status: 'open',
      openedAt: at,
      expiresAt: new Date(at.getTime() + BANK_TIME_MS),
      closedAt: null,
      transactionCode: null,
      authorizationCode: null,
      nextQueryAt: new Date(at.getTime() + BANK_TIME_MS + 10_000),
    };
    this.attempts.push(attempt);
    const { orderCode, expiresAt } = attempt;
    const data = { orderCode, gateway: GATEWAY, shopId: SHOP_ID, expiresAt: expiresAt.toISOString() };
    this.append(at, [...before, { type: 'attempt-opened', data }]);
    this.status = 'pending';
    return attempt;
  }

  /** The bank's word settles the order, and the payment with it unless it is paid already. */
  settle(attempt: StoryAttempt, status: Exclude<AttemptStatus, 'open'>, word: BankWord): void {
    const facts = this.hear(attempt, word);
    const wasClosed = attempt.closedAt !== null;
    const from = this.status;
    if (status === 'paid') this.status = 'paid';
    else if (status !== 'excess_paid') this.status = status;
    this.isLate ||= status === 'paid' && wasClosed;
    attempt.status = status;
    attempt.closedAt ??= word.at;
    attempt.nextQueryAt = null;
    if (word.outcome === 'paid') this.keepCodes(attempt, status, word.at, facts);
    const late = status === 'paid' && wasClosed ? { late: true } : {};
    this.append(word.at, [
      {
        type: status === 'excess_paid' ? 'excess-paid' : status,
        data: { ...facts, ...this.transition(attempt, from), ...late },
      },
    ]);
    if (status === 'excess_paid') this.alert(attempt, 'excess-paid', { ...facts, proposal: 'refund' }, word.at);
  }

  /** The bank was asked when its time was over, and knew nothing. */
  expireUnknown(attempt: StoryAttempt, at: Date): void {
    const from = this.status;
    this.signals.push({ attemptId: attempt.id, source: 'query', outcome: 'not-found', fields: {}, receivedAt: at });
    attempt.status = 'expired';
    attempt.closedAt = at;
    attempt.nextQueryAt = null;
    this.status = 'expired';
    const data = { source: 'query', outcome: 'not-found', ...this.transition(attempt, from) };
    this.append(at, [{ type: 'expired', data }]);
  }

  /** A signed message with another amount: doubted until the bank is asked. */
  doubt(attempt: StoryAttempt, word: BankWord, nextQueryAt: Date): void {
    const from = this.status;
    const facts = this.hear(attempt, word);
    const differing = ['amountCents'];
    this.status = 'under_review';
    attempt.nextQueryAt = nextQueryAt;
    this.append(word.at, [{ type: 'mismatch', data: { ...facts, ...this.transition(attempt, from), differing } }]);
    this.alert(attempt, 'mismatch', { differing, ...facts }, word.at);
  }

  /** The same words by another way: kept, and nothing changes. */
  repeat(attempt: StoryAttempt, source: DemoSignalRow['source'], at: Date): void {
    const said = this.signals.findLast(({ attemptId }) => attemptId === attempt.id);
    if (said !== undefined) this.signals.push({ ...said, source, receivedAt: at });
  }

  /** A step of a refund that moves no money. */
  tellOfRefund(type: 'refund-requested' | 'refund-approved' | 'refund-rejected', data: EventData, at: Date): void {
    this.append(at, [{ type, data: { ...data, attempt: this.paidAttempt().number } }]);
  }

  /** Money of the paid order goes back. @param data of the refund, as the history tells it. */
  giveBack(amountCents: number, data: EventData, at: Date): void {
    const from = this.status;
    this.refundedCents += amountCents;
    this.status = statusAfterRefund(this.refundedCents, this.birth.totalCents);
    const { number } = this.paidAttempt();
    this.append(at, [{ type: 'refunded', data: { ...data, attempt: number, from, to: this.status } }]);
  }

  /** The order whose money the payment stands for. @throws Error when nothing was paid. */
  paidAttempt(): StoryAttempt {
    const paid = this.attempts.find(({ status }) => status === 'paid');
    if (paid === undefined) throw new Error('nothing was paid');
    return paid;
  }

  /** Something that staff should look at. */
  alert(attempt: StoryAttempt, kind: string, data: object, raisedAt: Date): void {
    this.alerts.push({ attemptId: attempt.id, kind, data, raisedAt, resolvedAt: null });
  }

  private hear(attempt: StoryAttempt, word: BankWord): EventData {
    const amountCents = word.amountCents ?? this.birth.totalCents;
    const bankCode = RESULT_CODES[word.outcome];
    const transactionCode = this.chance.text('0123456789ABCDEF', 26);
    const authorizationCode = word.outcome === 'paid' ? this.chance.text('0123456789', 6) : '';
    this.signals.push({
      attemptId: attempt.id,
      source: word.source,
      outcome: word.outcome,
      fields: {
        ORDERID: attempt.orderCode,
        SHOPID: SHOP_ID,
        AUTHNUMBER: authorizationCode,
        AMOUNT: String(amountCents),
        CURRENCY: '978',
        TRANSACTIONID: transactionCode,
        RESULT: bankCode,
      },
      receivedAt: word.at,
    });
    return { source: word.source, outcome: word.outcome, amountCents, currency: 'EUR', transactionCode, bankCode };
  }

  private keepCodes(attempt: StoryAttempt, status: AttemptStatus, at: Date, facts: EventData): void {
    const transactionCode = String(facts['transactionCode']);
    attempt.transactionCode = transactionCode;
    attempt.authorizationCode = this.signals.at(-1)?.fields['AUTHNUMBER'] ?? null;
    if (status === 'paid') this.paid = { transactionCode, at };
  }

  private transition(attempt: StoryAttempt, from: PaymentStatus): EventData {
    return { orderCode: attempt.orderCode, attempt: attempt.number, from, to: this.status };
  }

  private append(at: Date, events: readonly NewEvent[]): void {
    const head = { eventCount: this.events.length, lastHash: this.events.at(-1)?.hash ?? null };
    this.events.push(...chainEvents(this.birth.publicId, head, at, events));
    this.updatedAt = at;
  }
}
