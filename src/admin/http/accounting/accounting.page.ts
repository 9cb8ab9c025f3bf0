import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { ColumnChart, RowChart } from '../../charts/chart.js';
import type { SumsText } from '../dashboard/dashboard.page.js';
import type { ChoiceLink } from '../transactions/transactions.page.js';

/** What was collected on some days, added up one way, with its chart; made to be printed, too. */
export interface AccountingPage extends Page {
  readonly views: readonly ChoiceLink[];
  readonly periods: readonly ChoiceLink[];
  readonly form: AccountingForm;
  /** Null when the days cannot be read. */
  readonly result: AccountingResult | null;
}

export interface AccountingForm {
  readonly action: string;
  /** The view, which the form keeps. */
  readonly by: string;
  readonly values: { readonly from: string; readonly to: string };
  readonly errorOf: Readonly<Record<string, string>>;
}

export interface AccountingResult {
  /** "Per servizio, dal 1 novembre 2026 al 30 novembre 2026" */
  readonly title: string;
  /** Null: it takes too long, fewer days are needed. */
  readonly at: TimeText | null;
  /** Of the two charts the one that fits the view; both null while nothing was collected. */
  readonly columns: ColumnChart | null;
  readonly bars: RowChart | null;
  readonly first: string;
  readonly rows: readonly AccountingRow[];
  readonly total: AccountingSums;
  /** The general list as PDF; null when the days are more than it holds. */
  readonly registerHref: string | null;
}

/** With what has gone back since, and what is left. */
export interface AccountingSums extends SumsText {
  readonly refunded: string;
  readonly net: string;
}

export interface AccountingRow extends AccountingSums {
  readonly name: string;
  /** The list of exactly these payments. */
  readonly href: string;
}

export const accountingView = defineView<AccountingPage>('admin/accounting');
