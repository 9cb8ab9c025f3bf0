import { DEFAULT_AMOUNT_LIMITS } from './amount-input.js';
import { countCharacters } from './typed-text.js';

/**
 * Everything that a service is, as one version of it holds: what citizens see, what they are asked, what it costs.
 * Money in cents, days as YYYY-MM-DD. Kept as JSON for as long as the service lives, so names here only ever grow.
 */
export interface ServiceModel {
  /** Its address, `/servizi/<slug>`; fixed by the first publication. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly amount: ModelAmount;
  /** Most characters of the causale, counted as a browser's maxlength counts. */
  readonly descriptionMaxLength: number;
  readonly fields: readonly ModelField[];
  readonly office: { readonly name: string; readonly email: string | null; readonly phone: string | null };
  /** Under which the accounts book the money; null when the office has none. */
  readonly accountingCode: string | null;
}

/** Typed by the citizen within limits, always the same, or chosen from a list. */
export type ModelAmount =
  | { readonly kind: 'free'; readonly minCents: number; readonly maxCents: number }
  | { readonly kind: 'fixed'; readonly amountCents: number }
  | { readonly kind: 'price-list'; readonly prices: readonly ModelPrice[] };

export interface ModelPrice {
  readonly label: string;
  readonly amountCents: number;
}

export const AMOUNT_KINDS = ['free', 'fixed', 'price-list'] as const;
export const FIELD_KINDS = ['text', 'choice', 'number', 'date'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A field that the service asks beyond the ten of every form. The key is ours and never changes. */
export interface ModelField {
  readonly key: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  readonly maxLength: number | null;
  readonly choices: readonly string[] | null;
  readonly minNumber: number | null;
  readonly maxNumber: number | null;
  readonly minDate: string | null;
  readonly maxDate: string | null;
}

/** 0,01 to 999.999,99 euros: what a free amount may be unless the service says otherwise. */
export const WIDEST_LIMITS = {
  minCents: DEFAULT_AMOUNT_LIMITS.minAmountCents,
  maxCents: DEFAULT_AMOUNT_LIMITS.maxAmountCents,
} as const;

/** What accounting codes are written with, and how long they may be. */
export const ACCOUNTING_CODE_RULE = { pattern: /^[\p{L}\p{N}][\p{L}\p{N} ./_-]*$/u, maxLength: 40 } as const;

/** Whether a text can be an accounting code. */
export function isAccountingCode(text: string): boolean {
  return ACCOUNTING_CODE_RULE.pattern.test(text) && countCharacters(text) <= ACCOUNTING_CODE_RULE.maxLength;
}

export function isFieldKind(text: string): text is FieldKind {
  return (FIELD_KINDS as readonly string[]).includes(text);
}
