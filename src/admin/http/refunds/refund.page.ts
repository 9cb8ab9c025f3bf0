import type { Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { NotePart } from '../transactions/transaction.page.js';

/** One refund: what goes back, who asked, who decides, how far it is. */
export interface RefundPage extends Page {
  readonly state: { readonly code: string; readonly label: string };
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  /** How far it is in plain words, and what comes next. */
  readonly progress: string;
  /** Only while it is under way: the page asks again by itself, or the reader does. */
  readonly waiting: { readonly isRefreshing: boolean; readonly href: string } | null;
  readonly money: readonly MoneyRow[];
  readonly facts: readonly SummaryRow[];
  readonly paymentHref: string;
  /** First to last. */
  readonly steps: readonly RefundStep[];
  readonly notes: readonly NotePart[];
  readonly decision: DecisionForm | null;
  readonly withdrawAction: string | null;
}

/** One sum, or what becomes of it. */
export interface MoneyRow extends SummaryRow {
  readonly isTotal: boolean;
}

export interface RefundStep {
  readonly title: string;
  readonly at: TimeText;
  readonly by: string | null;
}

/** For a manager who has not asked for it: yes or no. */
export interface DecisionForm {
  readonly approveAction: string;
  /** "Approva e restituisci 156,96 €" */
  readonly approveLabel: string;
  readonly rejectAction: string;
  readonly value: string;
  readonly error: string | null;
}

export const refundView = defineView<RefundPage>('admin/refund');
