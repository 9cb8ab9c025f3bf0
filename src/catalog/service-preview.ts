import type { ModelAmount, ServiceModel } from '../domain/service-model.js';
import { WIDEST_LIMITS } from '../domain/service-model.js';
import { type OfficeService, workingModel } from './office-service.js';
import type { ServiceAmount, ServiceView } from './service-view.js';

/** The latest version of a service as the citizens' form would read it, were it published now. */
export function previewOf(service: OfficeService): ServiceView {
  const model: ServiceModel = workingModel(service);
  const { slug, name, description, amount, descriptionMaxLength, fields, office, accountingCode } = model;
  const { minCents, maxCents } = amount.kind === 'free' ? amount : WIDEST_LIMITS;
  return {
    id: service.id,
    slug,
    name,
    description,
    descriptionMaxLength,
    fields,
    office,
    accountingCode,
    isOpen: true,
    opensOn: null,
    minAmountCents: minCents,
    maxAmountCents: maxCents,
    amount: amountOf(amount),
  };
}

/** Prices get their ids when they are published: until then their places stand for them. */
function amountOf(amount: ModelAmount): ServiceAmount {
  if (amount.kind !== 'price-list') return amount;
  return { kind: 'price-list', prices: amount.prices.map((price, id) => ({ id, ...price })) };
}
