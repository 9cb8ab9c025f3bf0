/** A service as other modules read it: everything that a form, a review and a receipt need. Amounts in cents. */
export interface ServiceView {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Whether it can be paid at the moment at which it was asked for. */
  readonly isOpen: boolean;
  /** The day (YYYY-MM-DD, Italy) on which it opens by itself, while that is still to come. */
  readonly opensOn: string | null;
  readonly amount: ServiceAmount;
  readonly minAmountCents: number;
  readonly maxAmountCents: number;
  /** Most characters of the causale, counted as a browser's maxlength counts. */
  readonly descriptionMaxLength: number;
  readonly fields: readonly ServiceField[];
  readonly office: { readonly name: string; readonly email: string | null; readonly phone: string | null };
  /** Under which the accounts book its money. */
  readonly accountingCode: string | null;
}

/** How the amount is given: typed, always the same, or chosen from a list. */
export type ServiceAmount =
  | { readonly kind: 'free' }
  | { readonly kind: 'fixed'; readonly amountCents: number }
  | { readonly kind: 'price-list'; readonly prices: readonly ServicePrice[] };

export interface ServicePrice {
  readonly id: number;
  readonly label: string;
  readonly amountCents: number;
}

/** A field that this service asks for beyond the ten of every form. Dates are YYYY-MM-DD. */
export interface ServiceField {
  readonly key: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: 'text' | 'choice' | 'number' | 'date';
  readonly isRequired: boolean;
  readonly maxLength: number | null;
  readonly choices: readonly string[] | null;
  readonly minNumber: number | null;
  readonly maxNumber: number | null;
  readonly minDate: string | null;
  readonly maxDate: string | null;
}
