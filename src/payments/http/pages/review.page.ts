import type { HiddenField, Notice, Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Phase 3: everything that was typed, the commission and the total, before anything is stored. */
export interface ReviewPage extends Page {
  readonly serviceName: string;
  /** Rows about the person or business, without the empty ones. */
  readonly payerRows: readonly SummaryRow[];
  /** The service's own fields, without the empty ones. */
  readonly extraRows: readonly SummaryRow[];
  /** The causale as typed. */
  readonly description: string;
  readonly amount: string;
  /** Null hides the row: the service costs nothing more. */
  readonly commission: { readonly rate: string; readonly amount: string } | null;
  readonly total: string;
  /** Every field of the form, `service`, `idempotencyKey` and `quotedTotalCents`. */
  readonly hiddenFields: readonly HiddenField[];
  /** Another program has fixed what is paid: only the payer's data can be corrected. */
  readonly isPrepared: boolean;
  /** Where MODIFICA goes. */
  readonly editAction: string;
  /** Where PROCEDI COL PAGAMENTO goes. */
  readonly payAction: string;
  readonly warnings: readonly Notice[];
  /** A payment that looks the same; the citizen may go on all the same. */
  readonly possibleDuplicate: PossibleDuplicate | null;
  /** Why this page came back instead of the bank's (409). */
  readonly conflict: ReviewConflict | null;
}

/** Never a link to the other payment: whoever types somebody's data must not open their outcome. */
export interface PossibleDuplicate {
  readonly reference: string;
  readonly at: TimeText;
}

export type ReviewConflict =
  | { readonly kind: 'total-changed'; readonly previousTotal: string }
  /** The page's key was already used for something else: the page now carries a new one. */
  | { readonly kind: 'key-reused' }
  /** What came back was not what the office had prepared: the page shows that again. */
  | { readonly kind: 'not-as-prepared' };

export const reviewView = defineView<ReviewPage>('payments/review');
