import { Injectable } from '@nestjs/common';
import { CatalogService } from '../../catalog/catalog.service.js';
import type { ServiceView } from '../../catalog/service-view.js';
import { quote, type Quote } from '../../domain/commission.js';
import type { PaymentFormInput } from '../../domain/form-fields.js';
import type { FormWarning } from '../../domain/payer.js';
import { checkPaymentForm, type CheckedPaymentForm } from '../../domain/payment-form.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { FindPossibleDuplicate } from '../use-cases/find-possible-duplicate.js';
import { IdempotencyKeys } from '../use-cases/idempotency-keys.js';
import { readForm } from './form-body.js';
import type { Preparation } from './form-place.js';
import type { FormPage } from './pages/form.page.js';
import type { ReviewConflict, ReviewPage } from './pages/review.page.js';
import { presentForm } from './presenters/form.presenter.js';
import { presentReview } from './presenters/review.presenter.js';
import { withFixedFields } from './prepared-desk.js';
import { rulesOf } from './service-rules.js';

/** A form that came back. */
export interface SentFormOf {
  readonly service: ServiceView;
  /** What another program has fixed: it counts, whatever came. Null when the citizen began by themselves. */
  readonly preparation: Preparation | null;
  readonly body: unknown;
}

/** A form without mistakes, and what it costs now. */
export interface QuotedForm {
  readonly kind: 'right';
  readonly service: ServiceView;
  readonly preparation: Preparation | null;
  readonly input: PaymentFormInput;
  readonly form: CheckedPaymentForm;
  readonly quote: Quote;
  readonly warnings: readonly FormWarning[];
}

export type CheckedBody = QuotedForm | { readonly kind: 'wrong'; readonly page: FormPage };

/** What phases 3 and 4 have in common: both check everything again and may have to show the review. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly catalog: CatalogService,
    private readonly keys: IdempotencyKeys,
    private readonly duplicates: FindPossibleDuplicate,
  ) {}

  async check({ service, preparation, body }: SentFormOf, texts: Texts): Promise<CheckedBody> {
    const typed = readForm(body, service);
    const input = preparation === null ? typed : withFixedFields(typed, service, preparation);
    const rateMillionths = await this.catalog.rateMillionthsFor(service.id);
    const result = checkPaymentForm(input, rulesOf(service));
    if (!result.ok) {
      const { errors } = result;
      return { kind: 'wrong', page: presentForm({ service, preparation, rateMillionths, input, errors }, texts) };
    }
    const { form, warnings } = result;
    const quoted = quote(form.amountCents, rateMillionths);
    return { kind: 'right', service, preparation, input, form, quote: quoted, warnings };
  }

  /** The review with a new key; `conflict` says why it came instead of the bank's page. */
  async reviewPage(checked: QuotedForm, conflict: ReviewConflict | null, texts: Texts): Promise<ReviewPage> {
    const { service, form } = checked;
    const duplicate = await this.duplicates.execute({
      serviceId: service.id,
      taxCode: form.payer.taxCode,
      amountCents: form.amountCents,
      description: form.description,
    });
    const idempotencyKey = this.keys.issue(service.slug, checked.quote);
    return presentReview({ ...checked, idempotencyKey, duplicate, conflict }, texts);
  }
}
