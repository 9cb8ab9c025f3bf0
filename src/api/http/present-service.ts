import type { ServiceField, ServiceView } from '../../catalog/service-view.js';

/** A service as programs read it: what a request to prepare a payment for it must carry. Amounts in cents. */
export function presentService(service: ServiceView): object {
  const { slug, name, amount, minAmountCents, maxAmountCents, descriptionMaxLength, fields } = service;
  return {
    slug,
    name,
    amountKind: amount.kind,
    ...(amount.kind === 'fixed' ? { amountCents: amount.amountCents } : {}),
    ...(amount.kind === 'free' ? { minAmountCents, maxAmountCents } : {}),
    ...(amount.kind === 'price-list'
      ? { prices: amount.prices.map(({ id, label, amountCents }) => ({ priceId: String(id), label, amountCents })) }
      : {}),
    descriptionMaxLength,
    extraFields: fields.map(presentField),
  };
}

function presentField({ key, label, kind, isRequired, choices }: ServiceField): object {
  return { key, label, kind, isRequired, ...(choices === null ? {} : { choices }) };
}
