import type { Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { RowChart } from '../../charts/chart.js';
import type { ExportLinks } from '../exports/exports.page.js';

/** What somebody has to look at, the oldest first. */
export interface WorklistPageModel extends Page {
  /** "3 situazioni, 1.156,96 €" */
  readonly sums: string;
  readonly views: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly labels: readonly LabelRow[];
  readonly ages: RowChart | null;
  readonly rows: readonly WorklistRowPart[];
  readonly more: string | null;
  readonly empty: string;
  readonly exports: ExportLinks;
  readonly auditHref: string;
  readonly periodsHref: string;
}

export interface LabelRow {
  readonly name: string;
  readonly href: string;
  readonly count: string;
  readonly amount: string;
  readonly age: string;
}

export interface WorklistRowPart {
  readonly href: string;
  readonly label: string;
  readonly what: string;
  readonly since: string;
  readonly age: string;
  readonly amount: string;
  readonly owner: string;
  readonly decision: string | null;
  readonly isAdjustment: boolean;
}

/** One line of the worklist with what is done about it. */
export interface WorklistItemPage extends Page {
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  readonly state: { readonly code: string; readonly label: string };
  readonly help: string;
  readonly facts: readonly SummaryRow[];
  readonly waysOn: readonly { readonly label: string; readonly href: string }[];
  readonly notes: readonly ItemNote[];
  readonly isFrozen: boolean;
  readonly owner: OwnerForm | null;
  readonly noteForm: TextForm | null;
  readonly decisionForm: DecisionFormPart | null;
  readonly linkForm: LinkFormPart | null;
  readonly undoForm: TextForm | null;
}

export interface ItemNote {
  readonly kind: string;
  readonly author: string;
  readonly at: TimeText;
  /** Null once the people whom it may name are forgotten. */
  readonly text: string | null;
}

export interface OwnerForm {
  readonly action: string;
  readonly button: string;
  /** `take` or `leave`. */
  readonly what: string;
}

export interface TextForm {
  readonly action: string;
  readonly value: string;
  readonly error: string | null;
}

export interface DecisionFormPart extends TextForm {
  readonly cents: string;
  readonly decisions: readonly Choice[];
  readonly decisionError: string | null;
  readonly reasons: readonly Choice[];
  readonly reasonError: string | null;
}

export interface LinkFormPart extends TextForm {
  readonly label: string;
  readonly hint: string;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

export const worklistView = defineView<WorklistPageModel>('admin/worklist');
export const worklistItemView = defineView<WorklistItemPage>('admin/worklist-item');
