import type { Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Everything about one payment, and what the reader's role may do to it. */
export interface TransactionPage extends Page {
  readonly reference: string;
  readonly status: { readonly code: string; readonly label: string };
  readonly isLate: boolean;
  /** What the last action came to; null when there was none. */
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  readonly facts: readonly SummaryRow[];
  readonly money: readonly SummaryRow[];
  /** Null once forgotten. */
  readonly payer: readonly SummaryRow[] | null;
  /** In place of the payer: that the data are forgotten, and since when. */
  readonly forgotten: string;
  readonly review: ReviewForm | null;
  readonly alerts: readonly AlertPart[];
  readonly receipt: ReceiptPart | null;
  readonly refunds: RefundsPart;
  /** Whether the bank has accounted for it: a line for each order that took money. */
  readonly reconciliation: readonly ReconciliationLine[];
  readonly attempts: readonly AttemptPart[];
  readonly timeline: readonly TimelineEntry[];
  readonly history: { readonly isIntact: boolean; readonly message: string };
  readonly notes: readonly NotePart[];
  readonly noteForm: NoteForm | null;
  readonly erasure: ErasureForm | null;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

type Errors = Readonly<Record<string, string>>;

export interface ReviewForm {
  readonly action: string;
  readonly attempts: readonly Choice[];
  readonly outcomes: readonly Choice[];
  readonly reasons: readonly Choice[];
  readonly values: { readonly transactionCode: string; readonly evidence: string };
  readonly errorOf: Errors;
}

export interface AlertPart {
  readonly title: string;
  readonly explanation: string;
  readonly raisedAt: TimeText;
  /** Null while it is open. */
  readonly closed: { readonly at: TimeText; readonly by: string } | null;
  readonly form: {
    readonly action: string;
    readonly id: string;
    readonly value: string;
    readonly error: string | null;
  } | null;
}

export interface ReceiptPart {
  /** "2026/000123" */
  readonly number: string;
  readonly issuedAt: TimeText;
  readonly pdfHref: string;
  readonly deliveries: readonly DeliveryPart[];
  readonly form: ResendForm | null;
}

export interface DeliveryPart {
  readonly label: string;
  readonly state: { readonly code: string; readonly label: string };
  readonly address: string | null;
  readonly queuedAt: TimeText;
  /** The rest in words: when sent, why not, when again. */
  readonly details: readonly string[];
}

export interface ResendForm {
  readonly action: string;
  readonly reasons: readonly Choice[];
  readonly values: { readonly email: string; readonly text: string };
  /** Shown unfolded: something was wrong with it. */
  readonly isOpen: boolean;
  readonly errorOf: Errors;
}

export interface RefundsPart {
  readonly lines: readonly RefundLine[];
  /** One for each order of which something is left, for who may ask. */
  readonly forms: readonly AskRefundForm[];
  /** POST: asks the bank what has gone back of each order that took money; null for who may not. */
  readonly checkAction: string | null;
  readonly checkedAttempts: readonly string[];
}

export interface RefundLine {
  readonly href: string;
  readonly amount: string;
  readonly state: { readonly code: string; readonly label: string };
  readonly at: TimeText;
  /** The rest in words: who asked and approved, of which order, why it waits, the e-mail to the citizen. */
  readonly details: readonly string[];
}

export interface ReconciliationLine {
  readonly text: string;
  readonly isGreen: boolean;
  /** The line of the account that the money came with; null while there is none. */
  readonly credit: { readonly href: string; readonly label: string } | null;
}

export interface AskRefundForm {
  /** `refund-1` */
  readonly id: string;
  /** Of its fields: `refund-1-amount`. */
  readonly ids: Readonly<Record<'extent' | 'amount' | 'reason' | 'text', string>>;
  readonly title: string;
  readonly action: string;
  readonly attempt: string;
  /** The same form asks once, however often it is sent. */
  readonly key: string;
  readonly extents: readonly Choice[];
  readonly reasons: readonly Choice[];
  readonly values: { readonly amount: string; readonly text: string };
  /** "Importo senza commissione, al massimo 154,60 €." */
  readonly amountHint: string;
  /** Shown unfolded: something was wrong with it. */
  readonly isOpen: boolean;
  readonly errorOf: Errors;
}

export interface AttemptPart {
  readonly number: string;
  readonly status: { readonly code: string; readonly label: string };
  readonly facts: readonly SummaryRow[];
  readonly signals: readonly SignalPart[];
  /** POST: asks the bank now; null when there is nothing to ask, or for who may not. */
  readonly askAction: string | null;
}

/** One message of the bank in plain words, with its own fields below. */
export interface SignalPart {
  readonly text: string;
  readonly at: TimeText;
  readonly fields: readonly SummaryRow[];
}

export interface TimelineEntry {
  readonly sequence: string;
  readonly title: string;
  readonly at: TimeText;
  readonly actor: string;
  /** "In attesa della banca → Pagato"; null when no state moved. */
  readonly move: string | null;
  readonly details: readonly string[];
  readonly isBroken: boolean;
}

export interface NotePart {
  readonly kind: string;
  readonly author: string;
  readonly at: TimeText;
  /** Null once forgotten with the person. */
  readonly text: string | null;
}

export interface ErasureForm {
  readonly action: string;
  readonly reasons: readonly Choice[];
  /** Shown unfolded: something was missing. */
  readonly isOpen: boolean;
  readonly errorOf: Errors;
}

export interface NoteForm {
  readonly action: string;
  readonly value: string;
  readonly error: string | null;
}

export const transactionView = defineView<TransactionPage>('admin/transaction');
