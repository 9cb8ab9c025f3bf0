import type { HiddenField, Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Below a list: the same as a file. */
export interface ExportLinks {
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly mineHref: string;
}

/** What was exported. */
export interface ExportsPage extends Page {
  readonly lead: string;
  readonly rows: readonly ExportRow[];
  readonly keyHref: string;
  /** Of the public key, in groups that can be compared by eye or by telephone. */
  readonly fingerprint: string;
}

export interface ExportRow {
  readonly href: string;
  readonly fileName: string;
  readonly at: TimeText;
  readonly list: string;
  readonly filter: string;
  /** "1.234"; empty while it is not known. */
  readonly count: string;
  readonly by: string;
  readonly state: { readonly code: string; readonly label: string };
  readonly manifestHref: string | null;
  readonly fileHref: string | null;
}

/** One export. */
export interface ExportPage extends Page {
  readonly state: { readonly code: string; readonly label: string };
  /** One sentence: what is going on, or what can be done now. */
  readonly progress: string;
  /** While a worker writes it. */
  readonly waiting: {
    readonly isRefreshing: boolean;
    readonly href: string;
    /** Null while nobody knows how many rows there will be. */
    readonly bar: { readonly done: number; readonly total: number; readonly text: string } | null;
  } | null;
  readonly fileHref: string | null;
  readonly manifestHref: string | null;
  readonly facts: readonly SummaryRow[];
  /** How to verify it; null before there is a manifest. */
  readonly command: string | null;
  readonly listHref: string;
}

/** A list that is too long to be downloaded at once. */
export interface LargeExportPage extends Page {
  readonly lead: string;
  readonly facts: readonly SummaryRow[];
  readonly action: string;
  /** What the form sends besides the format. */
  readonly hidden: readonly HiddenField[];
  readonly formats: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly backHref: string;
}

export const exportsView = defineView<ExportsPage>('admin/exports');
export const exportView = defineView<ExportPage>('admin/export');
export const largeExportView = defineView<LargeExportPage>('admin/export-large');
