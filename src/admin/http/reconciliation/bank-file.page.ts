import type { Page, SummaryRow } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** One bank file: what it was, how far it is, what was taken of it and what was not. */
export interface BankFilePage extends Page {
  readonly state: { readonly code: string; readonly label: string };
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  /** What it came to, in a sentence. */
  readonly outcome: string;
  /** Only while it waits or is being loaded. */
  readonly progress: {
    /** Whole percents, for the bar. */
    readonly percent: number;
    readonly text: string;
    readonly isRefreshing: boolean;
    readonly href: string;
  } | null;
  readonly facts: readonly SummaryRow[];
  readonly statements: readonly StatementRow[];
  readonly rejects: readonly { readonly line: string; readonly reason: string; readonly excerpt: string }[];
  /** "Qui sono le prime 200."; null when they are all there. */
  readonly moreRejects: string | null;
  /** To bring it again; null when there is no reason to. */
  readonly uploadHref: string | null;
  /** What to do now that the file is in; null until it is. */
  readonly next: { readonly text: string; readonly worklistHref: string; readonly creditsHref: string } | null;
  readonly backHref: string;
}

export interface StatementRow {
  readonly account: string;
  readonly number: string;
  readonly opening: string;
  readonly movements: string;
  readonly closing: string;
  readonly balance: { readonly code: string; readonly label: string };
  /** "mancano 12,00 €"; null when it adds up. */
  readonly difference: string | null;
}

export const bankFileView = defineView<BankFilePage>('admin/bank-file');
