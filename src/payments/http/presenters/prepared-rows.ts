import type { ServiceView } from '../../../catalog/service-view.js';
import { extraFieldName } from '../../../domain/form-fields.js';
import { formatEuro } from '../../../domain/money.js';
import type { SummaryRow } from '../../../shared/http/pages/page.js';
import type { Texts } from '../../../shared/i18n/texts.js';
import type { Preparation } from '../form-place.js';

/** What another program has fixed, as the citizen reads it on the form: without the empty fields. */
export function preparedRows(service: ServiceView, { amountCents, fields }: Preparation, texts: Texts): SummaryRow[] {
  const { form, review } = texts.payments;
  const own = service.fields.map(({ key, label }) => ({ label, value: fields[extraFieldName(key)] ?? '' }));
  const rows = [
    ...own,
    { label: review.price, value: priceLabel(service, fields.priceId) },
    { label: form.amount, value: formatEuro(amountCents) },
    { label: review.description, value: fields.description ?? '' },
  ];
  return rows.filter(({ value }) => value !== '');
}

function priceLabel({ amount }: ServiceView, priceId: string | undefined): string {
  if (amount.kind !== 'price-list') return '';
  return amount.prices.find(({ id }) => String(id) === priceId)?.label ?? '';
}
