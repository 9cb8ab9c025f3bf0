import type { Page, SummaryRow } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** "Spiegami questo accredito": sets of payments that add up to it, the likeliest first. */
export interface CreditExplanationPage extends Page {
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  readonly facts: readonly SummaryRow[];
  readonly creditHref: string;
  /** What a second person has to confirm; no proposals are shown meanwhile. */
  readonly waiting: WaitingPart | null;
  /** What the bank does, by which the proposals were judged; null when there are none. */
  readonly bankCustom: string | null;
  readonly proposals: readonly ProposalPart[];
  /** Null when there are proposals, or one waits. */
  readonly nothing: string | null;
  /** Above the limit: "Sopra 1.000,00 € conferma una seconda persona." */
  readonly secondPerson: string | null;
}

export interface ProposalPart {
  readonly number: number;
  readonly title: string;
  /** Why, in one sentence. */
  readonly reason: string;
  readonly money: readonly SummaryRow[];
  readonly residual: string;
  readonly isWhole: boolean;
  /** "Altre 3 combinazioni danno la stessa somma: controlla quali pagamenti mancano."; null when there are none. */
  readonly doubt: string | null;
  readonly departures: readonly DeparturePart[];
  readonly payments: readonly ProposedPayment[];
  /** "Qui sono i primi 200." */
  readonly morePayments: string | null;
  readonly digest: string;
  /** Null for those who only look. */
  readonly acceptAction: string | null;
}

export interface DeparturePart {
  readonly text: string;
  readonly href: string;
  readonly reference: string;
}

export interface ProposedPayment {
  readonly href: string;
  readonly reference: string;
  readonly service: string;
  readonly day: string;
  readonly gross: string;
}

export interface WaitingPart {
  readonly publicId: string;
  readonly text: string;
  readonly money: readonly SummaryRow[];
  /** What a second person looks at. */
  readonly payments: readonly ProposedPayment[];
  readonly morePayments: string | null;
  readonly confirmAction: string | null;
  readonly withdrawAction: string | null;
}

export const creditExplanationView = defineView<CreditExplanationPage>('admin/credit-explanation');
