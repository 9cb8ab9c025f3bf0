import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Where the morning begins: what came in, what is green, what is left. */
export interface ReconciliationPage extends Page {
  /** For who may bring one. */
  readonly uploadHref: string | null;
  readonly worklistHref: string;
  readonly creditsHref: string;
  readonly periodsHref: string;
  /** What the bank has kept, against what citizens have paid. */
  readonly auditHref: string;
  /** "Estratto conto fino al 25 novembre 2026; liste del gateway fino al 24 novembre 2026." */
  readonly reach: string;
  /** Null when nothing is open: everything is green. */
  readonly open: {
    /** "3 situazioni da guardare, 123,45 € in tutto" */
    readonly sums: string;
    readonly rows: readonly {
      readonly label: string;
      readonly href: string;
      readonly count: string;
      readonly amount: string;
      readonly since: string;
    }[];
  } | null;
  /** Null when it took too long to add up. */
  readonly isOpenKnown: boolean;
  readonly files: readonly FileRow[];
  readonly days: readonly DayRow[];
}

export interface FileRow {
  readonly href: string;
  readonly name: string;
  readonly format: string;
  readonly receivedAt: TimeText;
  readonly by: string;
  readonly linesNew: string;
  readonly linesKnown: string;
  readonly linesRejected: string;
  readonly state: { readonly code: string; readonly label: string };
  /** "un saldo non quadra"; null when nothing is to be said. */
  readonly warning: string | null;
}

export interface DayRow {
  readonly day: string;
  readonly lines: string;
  readonly amount: string;
  readonly residual: string;
  readonly state: { readonly code: string; readonly label: string };
}

export const reconciliationView = defineView<ReconciliationPage>('admin/reconciliation');
