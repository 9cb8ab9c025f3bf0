import { Injectable } from '@nestjs/common';
import { customToldBy, type OpenCredit } from '../domain/bank-custom.js';
import { USUAL_BANK_FEE_MILLIONTHS } from '../domain/bank-fee.js';
import type { CalendarDay } from '../domain/calendar-day.js';
import type { BankCustom, CreditCandidate, CreditProposal } from '../domain/credit-proposal.js';
import { explainCredit, MAX_CREDIT_CANDIDATES } from '../domain/explain-credit.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { type BankCredit, BankCredits } from './bank-credits.js';
import { inPieces } from './explaining/in-pieces.js';
import { digestOf, partsOf, type ProposedPart } from './explaining/proposed-part.js';
import {
  type CandidateRow,
  selectCandidates,
  selectCustom,
  selectOpenCredits,
  selectWaiting,
  type WaitingRow,
} from './persistence/explanation.queries.js';

/** So many other open credits are asked what the bank does, when no explained ones tell. */
const ASKED_CREDITS = 200;

/** A payment or refund that may be inside. */
export interface Candidate {
  readonly id: string;
  readonly kind: 'payment' | 'refund';
  readonly serviceName: string;
  /** `YYYY-MM-DD`, Europe/Rome. */
  readonly day: string;
  readonly grossCents: number;
  readonly paymentId: string;
  readonly reference: number;
}

export interface OfferedProposal extends CreditProposal {
  /** Names exactly this set for this credit, as 64 hexadecimal digits: what a form carries back. */
  readonly digest: string;
  readonly parts: readonly ProposedPart[];
}

/** An accepted proposal that somebody else has to confirm. */
export interface WaitingProposal {
  readonly publicId: string;
  /** Of its candidates. */
  readonly candidateIds: readonly string[];
  readonly worthCents: number;
  readonly residualCents: number;
  readonly acceptedBy: number;
  readonly acceptedAt: Date;
}

export interface Explanation {
  readonly credit: BankCredit;
  /** The likeliest first; none for a debit, for a credit that is explained, or while one waits. */
  readonly proposals: readonly OfferedProposal[];
  readonly candidates: ReadonlyMap<string, Candidate>;
  /** By which the proposals were judged; null while nothing tells it. */
  readonly custom: BankCustom | null;
  readonly waiting: WaitingProposal | null;
}

/** "Spiegami questo accredito": the sets of payments that add up to it. */
@Injectable()
export class CreditExplanation {
  constructor(
    private readonly database: ReadingDatabase,
    private readonly credits: BankCredits,
  ) {}

  /** Null when there is no such line of the account. */
  async of(publicId: string): Promise<Explanation | null> {
    const credit = await this.credits.find(publicId);
    if (credit === null) return null;
    const { rows, known, others, waiting } = await this.database.snapshot(async ({ read }) => {
      const [custom] = await read<BankCustom>(selectCustom(USUAL_BANK_FEE_MILLIONTHS));
      const open = selectOpenCredits(credit.bookingDay, credit.id, ASKED_CREDITS);
      return {
        rows: await read<CandidateRow>(selectCandidates(credit.bookingDay, MAX_CREDIT_CANDIDATES)),
        known: custom ?? null,
        others: custom === undefined ? await read<OpenCredit>(open) : [],
        waiting: (await read<WaitingRow>(selectWaiting(credit.id)))[0] ?? null,
      };
    });
    const candidates = new Map(rows.map((row) => [row.id, row]));
    const isOpen = credit.parts === 0 && credit.amountCents > 0 && waiting === null;
    const custom = isOpen ? (known ?? (await toldBy(others, rows))) : known;
    const proposals = isOpen ? await propose(credit, rows, custom) : [];
    return {
      credit,
      candidates,
      custom,
      proposals: proposals.map((proposal) => offer(credit.id, proposal, candidates)),
      waiting: waiting === null ? null : { ...waiting, candidateIds: waiting.parts.map(({ id }) => id) },
    };
  }
}

async function toldBy(others: readonly OpenCredit[], rows: readonly CandidateRow[]): Promise<BankCustom | null> {
  return inPieces(customToldBy(others, candidatesOf(rows), USUAL_BANK_FEE_MILLIONTHS));
}

async function propose(
  { amountCents, bookingDay }: BankCredit,
  rows: readonly CandidateRow[],
  custom: BankCustom | null,
): Promise<CreditProposal[]> {
  const asked = { amountCents, bookingDay: bookingDay as CalendarDay, feeCents: null, custom };
  return inPieces(explainCredit(asked, candidatesOf(rows), USUAL_BANK_FEE_MILLIONTHS));
}

/** From the oldest: of equal amounts it is the last of a day that a bank leaves for the next. */
function candidatesOf(rows: readonly CandidateRow[]): CreditCandidate[] {
  return rows.map((row) => ({ ...row, day: row.day as CalendarDay })).toReversed();
}

function offer(
  bankLineId: number,
  proposal: CreditProposal,
  candidates: ReadonlyMap<string, CandidateRow>,
): OfferedProposal {
  const parts = partsOf(proposal, candidates);
  return { ...proposal, parts, digest: digestOf(bankLineId, proposal.residualCents, parts).toString('hex') };
}
