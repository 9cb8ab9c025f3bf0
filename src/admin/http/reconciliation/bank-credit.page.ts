import type { Page, SummaryRow } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** One line of the account with every payment inside it, and what is left. */
export interface BankCreditPage extends Page {
  readonly state: { readonly code: string; readonly label: string };
  readonly money: readonly (SummaryRow & { readonly isTotal: boolean })[];
  readonly facts: readonly SummaryRow[];
  readonly fileHref: string;
  /** To the proposals; null where there is nothing to explain. */
  readonly explainHref: string | null;
  readonly fileLabel: string;
  readonly parts: readonly PartRow[];
  /** "Qui sono i primi 2.000."; null when they are all there. */
  readonly moreParts: string | null;
  /** To where what staff linked is taken back; null when they linked nothing, and for those who only look. */
  readonly undoHref: string | null;
}

export interface PartRow {
  /** Null when the order is none of ours. */
  readonly href: string | null;
  readonly reference: string;
  readonly service: string;
  readonly orderCode: string;
  readonly gross: string;
  readonly fee: string;
  readonly net: string;
  readonly how: string;
  /** "importo diverso dal nostro"; null when nothing is to be said. */
  readonly remark: string | null;
}

export const bankCreditView = defineView<BankCreditPage>('admin/bank-credit');
