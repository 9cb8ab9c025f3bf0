import { isSlug, fieldKeyOf, slugOf } from './generated-names.js';
import type { FieldInput, ServiceInput } from './service-input.js';
import {
  ACCOUNTING_CODE_RULE,
  isFieldKind,
  type ModelAmount,
  type ModelField,
  type ServiceModel,
  WIDEST_LIMITS,
} from './service-model.js';
import { ServiceFormReader, type ServiceError } from './service-form-reader.js';
import { cleanLine, hasControlCharacters } from './typed-text.js';

/** What the service's earlier versions have fixed. */
export interface KnownService {
  /** Null until the first publication: the address may still change. */
  readonly slug: string | null;
  /** Keys of its fields, which a changed field keeps. */
  readonly fieldKeys: ReadonlySet<string>;
}

export const NEW_SERVICE: KnownService = { slug: null, fieldKeys: new Set() };

export type CheckedService =
  | { readonly isValid: true; readonly model: ServiceModel }
  | { readonly isValid: false; readonly errors: readonly ServiceError[] };

const MAX = {
  name: 80,
  description: 300,
  office: 120,
  phone: 40,
  label: 120,
  hint: 200,
  choice: 120,
} as const;
const MAX_CHOICES = 200;
const MAX_TEXT_LENGTH = 1_000;
/** What other programs rely on: no service takes a longer causale. */
const MAX_DESCRIPTION_LENGTH = 297;
const PHONE = /^[+\d][\d\s./()-]*$/;

/**
 * Checks the form of a service; errors come in the order of the form. Field keys that are not `known` are made anew.
 */
export function checkServiceForm(input: ServiceInput, known: KnownService): CheckedService {
  const read = new ServiceFormReader();
  const name = read.line('name', input.name, MAX.name);
  const model: ServiceModel = {
    name,
    slug: known.slug ?? readSlug(read, input.slug, name),
    description: read.paragraph('description', input.description, MAX.description),
    amount: readAmount(read, input),
    fields: readFields(read, input.fields, known.fieldKeys),
    descriptionMaxLength:
      read.number('descriptionMaxLength', input.descriptionMaxLength, { min: 1, max: MAX_DESCRIPTION_LENGTH }) ??
      MAX_DESCRIPTION_LENGTH,
    office: {
      name: read.line('officeName', input.officeName, MAX.office),
      email: read.email('officeEmail', input.officeEmail),
      phone: read.pattern('officePhone', input.officePhone, { pattern: PHONE, maxLength: MAX.phone }),
    },
    accountingCode: read.pattern('accountingCode', input.accountingCode, ACCOUNTING_CODE_RULE),
  };
  return read.errors.length === 0 ? { isValid: true, model } : { isValid: false, errors: read.errors };
}

function readSlug(read: ServiceFormReader, typed: string, name: string): string {
  const slug = typed.trim() === '' ? slugOf(name) : typed.trim().toLowerCase();
  if (name !== '' && !isSlug(slug)) read.fail('slug', 'malformed');
  return slug;
}

function readAmount(read: ServiceFormReader, input: ServiceInput): ModelAmount {
  switch (input.amountKind) {
    case 'free': {
      const minCents = read.optionalAmount('minAmount', input.minAmount) ?? WIDEST_LIMITS.minCents;
      const maxCents = read.optionalAmount('maxAmount', input.maxAmount) ?? WIDEST_LIMITS.maxCents;
      if (minCents > maxCents) read.fail('maxAmount', 'ends-before');
      return { kind: 'free', minCents, maxCents };
    }
    case 'fixed':
      return { kind: 'fixed', amountCents: read.amount('fixedAmount', input.fixedAmount) };
    case 'price-list':
      return { kind: 'price-list', prices: readPrices(read, input) };
    default:
      read.fail('amountKind', 'missing');
      return { kind: 'free', ...WIDEST_LIMITS };
  }
}

function readPrices(read: ServiceFormReader, { prices }: ServiceInput): { label: string; amountCents: number }[] {
  if (prices.length === 0) read.fail('prices', 'no-rows');
  const labels = new Set<string>();
  return prices.map((price, index) => {
    const label = read.line(`price-${index}-label`, price.label, MAX.label);
    if (label !== '' && labels.has(label)) read.fail(`price-${index}-label`, 'repeated');
    labels.add(label);
    return { label, amountCents: read.amount(`price-${index}-amount`, price.amount) };
  });
}

function readFields(read: ServiceFormReader, fields: readonly FieldInput[], known: ReadonlySet<string>): ModelField[] {
  const labels = new Set<string>();
  // The key of a field that goes is not given to one that comes: the two would pass for one, changed.
  const taken = new Set(known);
  const kept = new Set<string>();
  return fields.map((field, index) => {
    const label = read.line(`field-${index}-label`, field.label, MAX.label);
    if (label !== '' && labels.has(label)) read.fail(`field-${index}-label`, 'repeated');
    labels.add(label);
    const isKept = known.has(field.key) && !kept.has(field.key);
    const key = isKept ? field.key : fieldKeyOf(label, taken);
    kept.add(key);
    taken.add(key);
    return { key, label, ...readFieldRule(read, field, `field-${index}`) };
  });
}

const NO_RULE = {
  maxLength: null,
  choices: null,
  minNumber: null,
  maxNumber: null,
  minDate: null,
  maxDate: null,
} as const;

function readFieldRule(read: ServiceFormReader, field: FieldInput, id: string): Omit<ModelField, 'key' | 'label'> {
  const hint = read.optionalLine(`${id}-hint`, field.hint, MAX.hint);
  const common = { ...NO_RULE, hint, isRequired: field.required === '1' };
  const kind = isFieldKind(field.kind) ? field.kind : 'text';
  switch (kind) {
    case 'text': {
      const maxLength = read.number(`${id}-maxLength`, field.maxLength, { min: 1, max: MAX_TEXT_LENGTH });
      return { ...common, kind, maxLength };
    }
    case 'choice':
      return { ...common, kind, choices: readChoices(read, field.choices, `${id}-choices`) };
    case 'number': {
      const minNumber = read.number(`${id}-from`, field.from, WIDEST_NUMBERS);
      const maxNumber = read.number(`${id}-to`, field.to, WIDEST_NUMBERS);
      if (minNumber !== null && maxNumber !== null && minNumber > maxNumber) read.fail(`${id}-to`, 'ends-before');
      return { ...common, kind, minNumber, maxNumber };
    }
    case 'date': {
      const minDate = read.date(`${id}-from`, field.from);
      const maxDate = read.date(`${id}-to`, field.to);
      if (minDate !== null && maxDate !== null && minDate > maxDate) read.fail(`${id}-to`, 'ends-before');
      return { ...common, kind, minDate, maxDate };
    }
  }
}

const WIDEST_NUMBERS = { min: -999_999_999_999_999, max: 999_999_999_999_999 };

function readChoices(read: ServiceFormReader, typed: string, id: string): string[] {
  const choices = typed
    .split(/\r\n|[\r\n]/)
    .map(cleanLine)
    .filter((choice) => choice !== '');
  if (choices.length === 0) read.fail(id, 'no-rows');
  else if (new Set(choices).size < choices.length) read.fail(id, 'repeated');
  else if (choices.length > MAX_CHOICES) read.fail(id, 'too-many', { most: MAX_CHOICES });
  else if (choices.some((choice) => choice.length > MAX.choice)) read.fail(id, 'too-long', { most: MAX.choice });
  else if (choices.some(hasControlCharacters)) read.fail(id, 'control-characters');
  return choices;
}
