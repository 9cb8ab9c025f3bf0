import { Injectable } from '@nestjs/common';
import type { AttemptStatus, PaymentStatus } from '../domain/payment-state.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { findBreak, type ChainedEvent, type EventData } from './persistence/event-chain.js';
import {
  selectAlerts,
  selectAttempts,
  selectHistory,
  selectNotes,
  selectPaymentFacts,
  selectSignals,
} from './persistence/payment-detail.queries.js';
import type { ExtraFieldValue, Payer } from './payment-reader.js';

/** Everything kept about one payment, of one moment, for the staff's page. Money in cents, instants in UTC. */
export interface PaymentDetail extends PaymentFacts {
  /** Null once retention has forgotten the person; description and extra fields go with it. */
  readonly payer: Payer | null;
  readonly description: string | null;
  readonly extraFields: readonly ExtraFieldValue[];
  /** First to last. */
  readonly attempts: readonly AttemptDetail[];
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
  /** Every event is there, in order, as it was written: each hash and the last one agree. */
  readonly isHistoryIntact: boolean;
  /** The place of the first event that does not hold, from 1; null when the history is intact. */
  readonly brokenAt: number | null;
  readonly alerts: readonly AlertDetail[];
  /** What staff wrote, oldest first. */
  readonly notes: readonly PaymentNote[];
}

export interface PaymentFacts {
  readonly publicId: string;
  readonly reference: number;
  readonly serviceSlug: string;
  readonly serviceName: string;
  readonly officeName: string;
  /** Under which the accounts book it, as it was when the citizen paid; null when the office had none. */
  readonly accountingCode: string | null;
  readonly amountCents: number;
  readonly rateMillionths: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  /** What went back of it so far. */
  readonly refundedCents: number;
  readonly status: PaymentStatus;
  readonly isLate: boolean;
  readonly transactionCode: string | null;
  readonly paidAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When retention forgot the person; null while the person is remembered. */
  readonly forgottenAt: Date | null;
}

/** One order at the bank, with what the bank said about it. */
export interface AttemptDetail {
  readonly number: number;
  readonly orderCode: string;
  readonly gateway: string;
  readonly shopId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly status: AttemptStatus;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
  readonly transactionCode: string | null;
  readonly authorizationCode: string | null;
  /** When the bank is asked next; null: no more. */
  readonly nextQueryAt: Date | null;
  readonly lastQueriedAt: Date | null;
  readonly queryCount: number;
  /** Messages whose signature held, in the order in which they came. */
  readonly signals: readonly SignalDetail[];
}

export interface SignalDetail {
  readonly source: 'return' | 'notification' | 'query';
  readonly outcome: string;
  /** The verified fields as the bank named them; nothing about the card. */
  readonly fields: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
}

/** One line of the timeline. */
export interface HistoryEntry {
  readonly sequence: number;
  readonly type: string;
  readonly at: Date;
  /** Who made it happen. The bank's word has the way by which it came in `data.source`. */
  readonly actor: 'citizen' | 'bank' | 'office' | 'system';
  readonly data: EventData;
}

export interface AlertDetail {
  readonly id: number;
  readonly kind: string;
  readonly attemptNumber: number | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly raisedAt: Date;
  readonly resolvedAt: Date | null;
  /** Id of whom of the staff closed it, and the code of why. */
  readonly resolvedBy: number | null;
  readonly resolution: string | null;
}

/** Words of the staff about a payment. */
export interface PaymentNote {
  readonly kind: 'note' | 'resend' | 'review' | 'alert' | 'refund';
  readonly authorId: number;
  /** Null once forgotten with the person. */
  readonly text: string | null;
  readonly at: Date;
}

interface FactsRow extends PaymentFacts, Payer {
  readonly hasPayer: boolean;
  readonly description: string;
  readonly extraFields: readonly ExtraFieldValue[];
  readonly eventCount: number;
  readonly lastEventHash: Buffer;
}

type SignalRow = SignalDetail & { readonly attemptNumber: number };

/** Reads one payment whole. Receipt and deliveries are the receipts' to tell. */
@Injectable()
export class PaymentDetails {
  constructor(private readonly database: ReadingDatabase) {}

  /** The payment with this public id; null when there is none. */
  async find(publicId: string): Promise<PaymentDetail | null> {
    return this.database.snapshot(async ({ read }) => {
      const [row] = await read<FactsRow>(selectPaymentFacts(publicId));
      if (row === undefined) return null;
      const attempts = await read<Omit<AttemptDetail, 'signals'>>(selectAttempts(publicId));
      const signals = await read<SignalRow>(selectSignals(publicId));
      const events = await read<ChainedEvent>(selectHistory(publicId));
      const alerts = await read<AlertDetail>(selectAlerts(publicId));
      const notes = await read<PaymentNote>(selectNotes(publicId));
      const head = { eventCount: row.eventCount, lastHash: row.lastEventHash };
      const brokenAt = findBreak(publicId, head, events);
      return {
        ...factsOf(row),
        ...personOf(row),
        attempts: attempts.map((attempt) => ({ ...attempt, signals: signalsOf(attempt.number, signals) })),
        history: events.map(toEntry),
        isHistoryIntact: brokenAt === null,
        brokenAt,
        alerts,
        notes,
      };
    });
  }
}

function factsOf(row: FactsRow): PaymentFacts {
  const { publicId, reference, serviceSlug, serviceName, officeName, accountingCode } = row;
  const { amountCents, rateMillionths, commissionCents, totalCents, refundedCents } = row;
  const { status, isLate, transactionCode, paidAt, createdAt, updatedAt, forgottenAt } = row;
  return {
    publicId,
    reference,
    serviceSlug,
    serviceName,
    officeName,
    accountingCode,
    amountCents,
    rateMillionths,
    commissionCents,
    totalCents,
    refundedCents,
    status,
    isLate,
    transactionCode,
    paidAt,
    createdAt,
    updatedAt,
    forgottenAt,
  };
}

function personOf(row: FactsRow): Pick<PaymentDetail, 'payer' | 'description' | 'extraFields'> {
  if (!row.hasPayer) return { payer: null, description: null, extraFields: [] };
  const { firstName, lastName, taxCode, address, city, postalCode, province, email, description, extraFields } = row;
  return {
    payer: { firstName, lastName, taxCode, address, city, postalCode, province, email },
    description,
    extraFields,
  };
}

function signalsOf(number: number, signals: readonly SignalRow[]): SignalDetail[] {
  return signals
    .filter(({ attemptNumber }) => attemptNumber === number)
    .map(({ source, outcome, fields, receivedAt }) => ({ source, outcome, fields, receivedAt }));
}

function toEntry({ sequence, type, at, data }: ChainedEvent): HistoryEntry {
  return { sequence, type, at, actor: actorOf(type, data), data };
}

/** What the citizen does needs no message; what the bank says names its way; the rest is the office's. */
function actorOf(type: string, data: EventData): HistoryEntry['actor'] {
  if (type === 'created' || type === 'attempt-opened') return 'citizen';
  if (data['source'] === 'system') return 'system';
  return data['source'] === undefined || data['source'] === 'staff' ? 'office' : 'bank';
}
