import type { ServiceField, ServiceView } from '../../catalog/service-view.js';
import type { ExtraFieldRule } from '../../domain/extra-fields.js';
import { cents } from '../../domain/money.js';
import type { AmountKind, ServiceRules } from '../../domain/payment-form.js';

/** A service of the catalog as the rules that its form is checked by. */
export function rulesOf(service: ServiceView): ServiceRules {
  return {
    amountKind: amountKindOf(service),
    minAmountCents: cents(service.minAmountCents),
    maxAmountCents: cents(service.maxAmountCents),
    descriptionMaxLength: service.descriptionMaxLength,
    extraFields: service.fields.map(fieldRuleOf),
  };
}

function amountKindOf({ amount }: ServiceView): AmountKind {
  switch (amount.kind) {
    case 'free':
      return amount;
    case 'fixed':
      return { kind: 'fixed', amountCents: cents(amount.amountCents) };
    case 'price-list':
      return {
        kind: 'price-list',
        prices: amount.prices.map(({ id, label, amountCents }) => ({
          id: String(id),
          label,
          amountCents: cents(amountCents),
        })),
      };
  }
}

function fieldRuleOf(field: ServiceField): ExtraFieldRule {
  const { key, label, isRequired: required } = field;
  switch (field.kind) {
    case 'text':
      return { key, label, required, kind: 'text', maxLength: field.maxLength ?? undefined };
    case 'choice':
      return { key, label, required, kind: 'choice', choices: field.choices ?? [] };
    case 'number':
      return {
        key,
        label,
        required,
        kind: 'number',
        min: field.minNumber ?? undefined,
        max: field.maxNumber ?? undefined,
      };
    case 'date':
      return {
        key,
        label,
        required,
        kind: 'date',
        minDate: field.minDate ?? undefined,
        maxDate: field.maxDate ?? undefined,
      };
  }
}
