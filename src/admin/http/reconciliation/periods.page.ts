import type { Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Closed days and months, and what waits to be closed. */
export interface PeriodsPage extends Page {
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  /** Null for those who only look. */
  readonly form: { readonly action: string; readonly value: string; readonly error: string | null } | null;
  readonly openDays: readonly OpenDayRow[];
  readonly periods: readonly PeriodListRow[];
}

export interface OpenDayRow {
  readonly day: string;
  readonly value: string;
  readonly lines: string;
  readonly residual: string;
}

export interface PeriodListRow {
  readonly href: string;
  readonly name: string;
  readonly closed: TimeText;
  readonly by: string;
  readonly residual: string;
  readonly state: { readonly code: string; readonly label: string };
}

/** One closing with its minutes. */
export interface PeriodPage extends Page {
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  readonly state: { readonly code: string; readonly label: string };
  readonly facts: readonly SummaryRow[];
  readonly files: readonly { readonly label: string; readonly href: string; readonly sha256: string }[];
  readonly reopening: { readonly text: string; readonly reason: string } | null;
  readonly reopenForm: { readonly action: string; readonly value: string; readonly error: string | null } | null;
}

export const periodsView = defineView<PeriodsPage>('admin/periods');
export const periodView = defineView<PeriodPage>('admin/period');
