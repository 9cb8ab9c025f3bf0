import type { HiddenField, Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { ExportLinks } from '../exports/exports.page.js';

/** The list of payments with its filters, totals and views. */
export interface TransactionsPage extends Page {
  readonly views: ViewLinks;
  readonly periods: readonly ChoiceLink[];
  /** "dal 1 novembre 2026 al 30 novembre 2026", of a period chosen by name; null otherwise. */
  readonly periodText: string | null;
  readonly form: FilterForm;
  readonly person: PersonPart;
  /** Null when the filter is wrong: then there is no list either. */
  readonly result: ListResult | null;
  readonly save: SaveForm;
}

/** Something to choose by a link, which may be what is shown already. */
export interface ChoiceLink {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface ViewLinks {
  readonly groups: readonly { readonly title: string; readonly links: readonly ChoiceLink[] }[];
  readonly manageHref: string;
}

type FilterTextField = 'from' | 'to' | 'q' | 'accounting' | 'amountFrom' | 'amountTo';
type Errors = Readonly<Record<string, string>>;

export interface FilterForm {
  readonly action: string;
  /** What the form does not ask and must not lose. */
  readonly hidden: readonly HiddenField[];
  readonly values: Readonly<Record<FilterTextField, string>>;
  readonly services: readonly Option[];
  readonly statuses: readonly Option[];
  readonly flags: readonly (Option & { readonly name: string })[];
  /** Whether the rarer filters are shown. */
  readonly isOpen: boolean;
  readonly errorOf: Errors;
  readonly clearHref: string;
  readonly isFiltered: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/** Whom the list is about, or the form that asks it; it travels by POST, for addresses must not name people. */
export interface PersonPart {
  readonly chosen: { readonly text: string; readonly removeHref: string } | null;
  readonly action: string;
  /** The query of the page, to come back to. */
  readonly query: string;
  readonly value: string;
  readonly error: string | null;
}

/** `too-slow`: the filter finds so little in so much that it has to be narrowed. */
export type ListResult =
  | { readonly isTooSlow: true }
  | {
      readonly isTooSlow: false;
      readonly totals: TotalsPart;
      readonly rows: readonly TransactionRow[];
      readonly newerHref: string | null;
      readonly olderHref: string | null;
      readonly sizes: readonly ChoiceLink[];
      readonly exports: ExportLinks;
    };

export interface TotalsPart {
  readonly kind: 'exact' | 'pending' | 'too-slow';
  /** The same page again, while the totals are being counted. */
  readonly refreshHref: string;
  /** "1.234 pagamenti" */
  readonly count: string;
  readonly lines: readonly TotalsLine[];
}

export interface TotalsLine {
  readonly label: string;
  readonly count: string;
  readonly amount: string;
  readonly commission: string;
  readonly total: string;
}

export interface TransactionRow {
  readonly href: string;
  readonly reference: string;
  readonly at: TimeText;
  readonly service: string;
  /** Null once the person was forgotten. */
  readonly payer: { readonly name: string; readonly taxCode: string } | null;
  /** In the place of the payer then. */
  readonly forgotten: string;
  readonly amount: string;
  readonly commission: string;
  readonly total: string;
  readonly status: { readonly code: string; readonly label: string };
  readonly isLate: boolean;
  readonly hasOpenAlert: boolean;
  readonly receipt: { readonly code: string; readonly label: string } | null;
}

export interface SaveForm {
  readonly action: string;
  readonly query: string;
  readonly name: string;
  /** The choice between one's own views and the office's. */
  readonly mayShare: boolean;
  readonly isShared: boolean;
  /** A filter by person is not kept with the view. */
  readonly leavesPersonOut: boolean;
  readonly error: string | null;
}

export const transactionsView = defineView<TransactionsPage>('admin/transactions');
