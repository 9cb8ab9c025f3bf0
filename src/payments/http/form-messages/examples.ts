import type { AmountLimits } from '../../../domain/amount-input.js';
import { italianDay } from '../../../domain/calendar-day.js';
import type { ExtraFieldRule } from '../../../domain/extra-fields.js';
import { extraFieldName } from '../../../domain/form-fields.js';
import { cents, formatAmountForInput } from '../../../domain/money.js';
import type { FormError, ServiceRules } from '../../../domain/payment-form.js';

// Values that pass the rule of a field, and its limits as messages print them: the same in every language.
export const TAX_CODE_EXAMPLE = 'RSSMRA81M10F376C';
export const NUMERIC_CODE_EXAMPLE = '00374620722';
export const POSTAL_CODE_ABROAD_EXAMPLE = 'SW1A 1AA';
const AMOUNT_EXAMPLE_CENTS = cents(15_460);
const DATE_EXAMPLE = '2026-09-15';

/** The rule of a service's extra field. @throws Error for a field that the service does not have: a bug. */
export function extraFieldOf(subject: FormError['subject'], rules: ServiceRules): ExtraFieldRule {
  const rule = rules.extraFields.find(({ key }) => extraFieldName(key) === subject);
  if (rule === undefined) throw new Error(`the service has no field ${subject}`);
  return rule;
}

/** A value for an extra field; empty where nobody can know one. */
export function extraExample(rule: ExtraFieldRule): string {
  switch (rule.kind) {
    case 'text':
      return rule.example ?? '';
    case 'choice':
      return rule.choices[0] ?? '';
    case 'number':
      return String(Math.min(Math.max(12, rule.min ?? 12), rule.max ?? Infinity));
    case 'date':
      return italianDay(dayWithin(rule.minDate ?? DATE_EXAMPLE, rule.maxDate ?? DATE_EXAMPLE));
  }
}

/** An amount within the service's limits, as people type it. */
export function amountExample({ minAmountCents, maxAmountCents }: AmountLimits): string {
  return formatAmountForInput(Math.min(Math.max(AMOUNT_EXAMPLE_CENTS, minAmountCents), maxAmountCents));
}

/** The first of these descriptions that fits a narrow limit; empty when none does. */
export function descriptionExample(maxLength: number, descriptions: readonly string[]): string {
  return descriptions.find((example) => example.length <= maxLength) ?? '';
}

/** The first entry of the price list. */
export function priceExample({ amountKind }: ServiceRules): string {
  return amountKind.kind === 'price-list' ? (amountKind.prices[0]?.label ?? '') : '';
}

/** The least that an extra field takes, a number or a day. */
export function lowest(field: FormError['subject'], rules: ServiceRules): string {
  const rule = extraFieldOf(field, rules);
  if (rule.kind === 'number') return String(rule.min);
  return rule.kind === 'date' ? italianDay(rule.minDate ?? '') : '';
}

/** The most that an extra field takes, a number or a day. */
export function highest(field: FormError['subject'], rules: ServiceRules): string {
  const rule = extraFieldOf(field, rules);
  if (rule.kind === 'number') return String(rule.max);
  return rule.kind === 'date' ? italianDay(rule.maxDate ?? '') : '';
}

function dayWithin(minDate: string, maxDate: string): string {
  if (DATE_EXAMPLE < minDate) return minDate;
  return DATE_EXAMPLE > maxDate ? maxDate : DATE_EXAMPLE;
}
