import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { RowChart } from '../../charts/chart.js';

/** What citizens paid as commission against what the bank kept. */
export interface CommissionAuditPage extends Page {
  readonly month: string;
  readonly sentence: string;
  readonly chart: RowChart | null;
  readonly months: readonly CommissionRow[];
  readonly creditsTitle: string;
  readonly credits: readonly CommissionRow[];
}

export interface CommissionRow {
  readonly name: string;
  readonly href: string;
  readonly payments: string;
  readonly gross: string;
  readonly paid: string;
  readonly kept: string;
  /** With its sign: what the citizens paid less what the bank kept. */
  readonly drift: string;
}

export const commissionAuditView = defineView<CommissionAuditPage>('admin/commission-audit');
