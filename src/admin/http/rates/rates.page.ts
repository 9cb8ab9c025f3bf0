import type { HiddenField, Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { RateFieldName } from '../../../domain/rate-form.js';
import type { SpanChart } from '../../charts/chart.js';
import type { Choice } from '../transactions/transaction.page.js';

/** Every commission that was, is, will be, or was taken back. */
export interface RatesPage extends Page {
  readonly notice: string | null;
  readonly newHref: string;
  /** Somebody pays a commission, now or soon: what the law says. */
  readonly isCharged: boolean;
  readonly inForce: readonly RateNow[];
  readonly timeline: SpanChart | null;
  readonly rates: readonly RateRow[];
}

/** The rate of one scope at this moment. */
export interface RateNow {
  readonly scope: string;
  readonly rate: string;
  readonly since: string;
}

export interface RateRow {
  readonly id: string;
  readonly scope: string;
  readonly rate: string;
  readonly from: TimeText;
  /** Null: without end. */
  readonly to: TimeText | null;
  readonly state: { readonly code: string; readonly label: string };
  readonly decided: string;
  readonly reason: string;
  /** Who took it back, when and why. */
  readonly withdrawn: string | null;
  /** Where it is taken back; null when it cannot be any more. */
  readonly withdrawHref: string | null;
}

export const ratesView = defineView<RatesPage>('admin/rates');

type Errors = Readonly<Partial<Record<RateFieldName, string>>>;

/** The form of a new one. */
export interface RateFormPage extends Page {
  readonly action: string;
  readonly scopes: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly starts: readonly Choice[];
  readonly values: { readonly rate: string; readonly startsOn: string; readonly reason: string };
  readonly errorOf: Errors;
}

export const rateFormView = defineView<RateFormPage>('admin/rate-form');

/** What a new one would mean, before it is stored. */
export interface RatePreviewPage extends Page {
  readonly facts: readonly SummaryRow[];
  readonly amounts: readonly PreviewRow[];
  /** Services with a rate of their own, which a general one leaves as they are. */
  readonly untouched: readonly string[];
  readonly openPayments: string;
  /** Somebody will pay a commission: the warning must be ticked. */
  readonly isCharged: boolean;
  readonly warningError: string | null;
  readonly fields: readonly HiddenField[];
  readonly saveAction: string;
  readonly editAction: string;
}

/** One amount before and after, to the cent. */
export interface PreviewRow {
  readonly amount: string;
  readonly commissionBefore: string;
  readonly commissionAfter: string;
  readonly totalBefore: string;
  readonly totalAfter: string;
  readonly difference: string;
}

export const ratePreviewView = defineView<RatePreviewPage>('admin/rate-preview');

/** Taking back a rate that has not begun. */
export interface RateWithdrawalPage extends Page {
  readonly facts: readonly SummaryRow[];
  readonly action: string;
  readonly reason: string;
  readonly reasonError: string | null;
  readonly backHref: string;
}

export const rateWithdrawalView = defineView<RateWithdrawalPage>('admin/rate-withdrawal');
