import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/**
 * The form of a new service, or of a change: empty, filled, with its mistakes (422), or met by another's change (409).
 */
export interface ServiceFormPage extends Page {
  readonly action: string;
  /** Number of the version that the form was filled from; null for a new service. */
  readonly version: string | null;
  readonly conflict: ConflictPart | null;
  readonly cancelHref: string;
  readonly values: Readonly<Record<PlainFieldName, string>>;
  readonly errorOf: Readonly<Partial<Record<PlainFieldName | 'amountKind' | 'prices', string>>>;
  /** False once citizens know the address. */
  readonly mayChangeSlug: boolean;
  readonly amountKinds: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly prices: readonly PriceRow[];
  /** Ids of the first field of the row that a button is about to add. */
  readonly nextPrice: string;
  readonly fields: readonly FieldRow[];
  readonly nextField: string;
  readonly fieldButtons: readonly { readonly action: string; readonly label: string }[];
}

export type PlainFieldName =
  | 'name'
  | 'slug'
  | 'description'
  | 'fixedAmount'
  | 'minAmount'
  | 'maxAmount'
  | 'descriptionMaxLength'
  | 'officeName'
  | 'officeEmail'
  | 'officePhone'
  | 'accountingCode';

/** Somebody else has saved meanwhile: both texts, side by side. */
export interface ConflictPart {
  readonly author: string;
  readonly href: string;
  readonly differences: readonly { readonly label: string; readonly theirs: string; readonly yours: string }[];
}

/** A field as it was typed. The id is also its name. */
export interface TypedField {
  readonly id: string;
  readonly value: string;
  readonly error: string | null;
}

/** Values of the buttons of a row; null where they would do nothing. */
export interface RowButtons {
  readonly remove: string;
  readonly up: string | null;
  readonly down: string | null;
}

export interface PriceRow extends RowButtons {
  readonly number: number;
  readonly label: TypedField;
  readonly amount: TypedField;
}

export interface FieldRow extends RowButtons {
  readonly number: number;
  readonly key: TypedField;
  readonly kind: TypedField;
  readonly kindLabel: string;
  readonly label: TypedField;
  readonly hint: TypedField;
  readonly required: { readonly id: string; readonly isChecked: boolean };
  /** What the kind asks besides; null for the other kinds. */
  readonly choices: TypedField | null;
  readonly maxLength: TypedField | null;
  readonly limits: FieldLimits | null;
}

/** The least and the most of a number, the first and the last day of a date. */
export interface FieldLimits {
  readonly type: 'text' | 'date';
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly from: TypedField;
  readonly to: TypedField;
}

export const serviceFormView = defineView<ServiceFormPage>('admin/service-form');
