import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { ExportLinks } from '../exports/exports.page.js';

/** Every refund, by where it stands: the beginning of each group, or a page of one. */
export interface RefundsPage extends Page {
  readonly views: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly groups: readonly RefundGroupPart[];
  readonly exports: ExportLinks;
}

export interface RefundGroupPart {
  /** Of the section, and its mark for programs. */
  readonly id: string;
  readonly title: string;
  /** "2 rimborsi, 206,96 €" */
  readonly sums: string;
  /** "il più vecchio da 3 giorni"; null where age means nothing. */
  readonly age: string | null;
  readonly rows: readonly RefundRow[];
  /** To all of the group; null when they are all there. */
  readonly more: { readonly label: string; readonly href: string } | null;
  /** To the neighbours of a page; null where there is but one. */
  readonly moves: { readonly newerHref: string | null; readonly olderHref: string | null } | null;
  readonly empty: string;
}

export interface RefundRow {
  readonly href: string;
  readonly reference: string;
  readonly service: string;
  readonly amount: string;
  readonly commission: string;
  readonly at: TimeText;
  /** How long it has waited; null where it does not. */
  readonly age: string | null;
  readonly by: string;
  readonly state: { readonly code: string; readonly label: string };
  /** Why it waits or failed; null when there is nothing to say. */
  readonly why: string | null;
}

export const refundsView = defineView<RefundsPage>('admin/refunds');
