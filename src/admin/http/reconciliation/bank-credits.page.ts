import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { ExportLinks } from '../exports/exports.page.js';

/** Lines of the account, the newest first. */
export interface BankCreditsPage extends Page {
  readonly views: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly rows: readonly CreditRow[];
  readonly olderHref: string | null;
  readonly exports: ExportLinks;
}

export interface CreditRow {
  readonly href: string;
  readonly day: string;
  readonly amount: string;
  readonly description: string;
  readonly parts: string;
  readonly residual: string;
  readonly state: { readonly code: string; readonly label: string };
}

export const bankCreditsView = defineView<BankCreditsPage>('admin/bank-credits');
