import type { PaymentFormInput } from '../../domain/form-fields.js';
import type { HiddenField } from '../../shared/http/pages/page.js';
import { paths } from '../../shared/http/paths.js';

/** What another program has fixed of a payment; the rest is the citizen's to correct. */
export interface Preparation {
  /** Of the row, for the one payment that comes of it. */
  readonly id: number;
  /** What stands in the citizen's link. */
  readonly publicId: string;
  readonly amountCents: number;
  /** Everything that was prepared, the payer too, as the form's fields. */
  readonly fields: PaymentFormInput;
}

/** Addresses between which a form goes back and forth: a service's own, or those of a prepared payment. */
export interface FormPlace {
  readonly start: string;
  readonly review: string;
  readonly edit: string;
  /** What the pages carry along to know the place again. */
  readonly hiddenFields: readonly HiddenField[];
}

/** Where the form of a service stands; `preparation` null: a citizen began by themselves. */
export function formPlace(slug: string, preparation: Preparation | null): FormPlace {
  if (preparation === null) {
    return { start: paths.service(slug), review: paths.review(slug), edit: paths.edit(slug), hiddenFields: [] };
  }
  const { publicId } = preparation;
  return {
    start: paths.prepared(publicId),
    review: paths.preparedReview(publicId),
    edit: paths.preparedEdit(publicId),
    hiddenFields: [{ name: 'prepared', value: publicId }],
  };
}
