import type { Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** How long people are remembered, whom the portal has forgotten, and what is next. Numbers only. */
export interface RetentionPage extends Page {
  readonly at: TimeText;
  /** Null: no worker has ever looked. */
  readonly lastRound: TimeText | null;
  /** What the law asks, when the setting is below it; null when it is not. */
  readonly warning: string | null;
  readonly rules: readonly RetentionRule[];
  readonly months: readonly ForgottenMonthRow[];
  /** The CSV of all of them; null while there is none. */
  readonly listHref: string | null;
  /** What goes, and what stays. */
  readonly goes: readonly string[];
  readonly stays: readonly string[];
}

/** One kind of payment with its term, and where it stands. */
export interface RetentionRule {
  readonly id: string;
  readonly title: string;
  readonly term: string;
  readonly rows: readonly SummaryRow[];
}

export interface ForgottenMonthRow {
  readonly name: string;
  readonly href: string;
  readonly unpaid: string;
  readonly paid: string;
  /** Before their time, because somebody asked. */
  readonly request: string;
  readonly total: string;
}

export const retentionView = defineView<RetentionPage>('admin/retention');
