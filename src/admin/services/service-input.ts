import { formatAmountForInput } from '../../domain/money.js';
import {
  type FieldInput,
  MAX_FIELDS,
  MAX_PRICES,
  type PriceInput,
  type ServiceInput,
} from '../../domain/service-input.js';
import { type ModelField, type ServiceModel, WIDEST_LIMITS } from '../../domain/service-model.js';
import { readText } from '../../shared/http/form-text.js';

/** What was typed in the form of a service; everything else that came is left aside. */
export function readServiceForm(body: unknown): ServiceInput {
  const text = (name: string): string => readText(body, name);
  return {
    name: text('name'),
    slug: text('slug'),
    description: text('description'),
    amountKind: text('amountKind'),
    fixedAmount: text('fixedAmount'),
    minAmount: text('minAmount'),
    maxAmount: text('maxAmount'),
    descriptionMaxLength: text('descriptionMaxLength'),
    officeName: text('officeName'),
    officeEmail: text('officeEmail'),
    officePhone: text('officePhone'),
    accountingCode: text('accountingCode'),
    prices: rows(body, 'price', MAX_PRICES).map((id): PriceInput => ({
      label: text(`${id}-label`),
      amount: text(`${id}-amount`),
    })),
    fields: rows(body, 'field', MAX_FIELDS).map((id): FieldInput => ({
      key: text(`${id}-key`),
      kind: text(`${id}-kind`),
      label: text(`${id}-label`),
      hint: text(`${id}-hint`),
      required: text(`${id}-required`),
      choices: text(`${id}-choices`),
      maxLength: text(`${id}-maxLength`),
      from: text(`${id}-from`),
      to: text(`${id}-to`),
    })),
  };
}

/** `price-0`, `price-1`... as many as came, from 0 without a gap. */
function rows(body: unknown, list: 'price' | 'field', max: number): string[] {
  const ids = Array.from({ length: max }, (_, index) => `${list}-${index}`);
  const end = ids.findIndex((id) => typeof body !== 'object' || body === null || !Object.hasOwn(body, `${id}-label`));
  return end === -1 ? ids : ids.slice(0, end);
}

/** The form of a service before anything is typed. */
export const emptyServiceInput: ServiceInput = { ...readServiceForm({}), amountKind: 'free' };

/** The form as a version fills it. What is usual stays empty. */
export function inputOf(model: ServiceModel): ServiceInput {
  const { name, slug, description, amount, descriptionMaxLength, fields, office, accountingCode } = model;
  return {
    name,
    slug,
    description,
    amountKind: amount.kind,
    fixedAmount: amount.kind === 'fixed' ? formatAmountForInput(amount.amountCents) : '',
    minAmount: amount.kind === 'free' && amount.minCents !== WIDEST_LIMITS.minCents ? euros(amount.minCents) : '',
    maxAmount: amount.kind === 'free' && amount.maxCents !== WIDEST_LIMITS.maxCents ? euros(amount.maxCents) : '',
    descriptionMaxLength: String(descriptionMaxLength),
    officeName: office.name,
    officeEmail: office.email ?? '',
    officePhone: office.phone ?? '',
    accountingCode: accountingCode ?? '',
    prices:
      amount.kind === 'price-list'
        ? amount.prices.map(({ label, amountCents }) => ({ label, amount: euros(amountCents) }))
        : [],
    fields: fields.map(fieldInputOf),
  };
}

const euros = formatAmountForInput;

function fieldInputOf(field: ModelField): FieldInput {
  const { key, kind, label, hint, isRequired, choices, maxLength, minNumber, maxNumber, minDate, maxDate } = field;
  return {
    key,
    kind,
    label,
    hint: hint ?? '',
    required: isRequired ? '1' : '',
    choices: choices?.join('\n') ?? '',
    maxLength: maxLength === null ? '' : String(maxLength),
    from: minDate ?? minNumber?.toString() ?? '',
    to: maxDate ?? maxNumber?.toString() ?? '',
  };
}
