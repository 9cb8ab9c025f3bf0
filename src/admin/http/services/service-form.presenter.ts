import { type OfficeService, workingModel, workingNumber } from '../../../catalog/office-service.js';
import type { ServiceError } from '../../../domain/service-form-reader.js';
import type { FieldInput, PriceInput, ServiceInput } from '../../../domain/service-input.js';
import { AMOUNT_KINDS, FIELD_KINDS, isFieldKind, type ServiceModel } from '../../../domain/service-model.js';
import { adminPaths } from '../../admin-paths.js';
import { amountKindLabels, fieldKindLabels } from '../../service-words.js';
import { modelDifference } from '../../services/model-difference.js';
import type {
  ConflictPart,
  FieldLimits,
  FieldRow,
  PriceRow,
  RowButtons,
  ServiceFormPage,
  TypedField,
} from './service-form.page.js';
import { serviceMessages } from './service-messages.js';

/** A form to show: what was typed so far, and what is wrong with it. */
export interface ShownServiceForm {
  /** Null for a new one. */
  readonly service: OfficeService | null;
  readonly input: ServiceInput;
  readonly errors: readonly ServiceError[];
  /** As it came with the form; the service's latest unless given. */
  readonly version?: string;
  readonly conflict?: ConflictPart;
}

const SERVICES_CRUMB = { label: 'Servizi', href: adminPaths.services() };
const NEW_TITLE = 'Nuovo servizio';

export function presentServiceForm(shown: ShownServiceForm): ServiceFormPage {
  const { service, input, errors, version, conflict } = shown;
  const { errorOf, lines } = serviceMessages(errors);
  return {
    ...frameOf(service),
    isPrivate: true,
    errors: lines,
    version: service === null ? null : (version ?? String(workingNumber(service))),
    conflict: conflict ?? null,
    values: input,
    errorOf,
    mayChangeSlug: service === null || service.live === null,
    amountKinds: AMOUNT_KINDS.map((value) => ({
      value,
      label: amountKindLabels[value],
      isChosen: value === input.amountKind,
    })),
    prices: input.prices.map((price, index) => presentPrice(price, index, { total: input.prices.length, errorOf })),
    nextPrice: `price-${input.prices.length}-label`,
    fields: input.fields.map((field, index) => presentField(field, index, { total: input.fields.length, errorOf })),
    nextField: `field-${input.fields.length}-label`,
    fieldButtons: FIELD_KINDS.map((kind) => ({ action: `add-field-${kind}`, label: fieldKindLabels[kind] })),
  };
}

/** What another has saved beside what was typed. @param yours as it would be stored. */
export function presentConflict(service: OfficeService, yours: ServiceModel, author: string): ConflictPart {
  return {
    author,
    href: adminPaths.service(service.id),
    differences: modelDifference(workingModel(service), yours).map(({ label, before, after }) => ({
      label,
      theirs: before ?? 'non c’è',
      yours: after ?? 'non c’è',
    })),
  };
}

function frameOf(
  service: OfficeService | null,
): Pick<ServiceFormPage, 'title' | 'breadcrumb' | 'action' | 'cancelHref'> {
  if (service === null) {
    return {
      title: NEW_TITLE,
      breadcrumb: [SERVICES_CRUMB, { label: NEW_TITLE }],
      action: adminPaths.newService(),
      cancelHref: adminPaths.services(),
    };
  }
  const { name } = workingModel(service);
  const href = adminPaths.service(service.id);
  return {
    title: `Modifica ${name}`,
    breadcrumb: [SERVICES_CRUMB, { label: name, href }, { label: 'Modifica' }],
    action: adminPaths.serviceEdit(service.id),
    cancelHref: href,
  };
}

interface RowContext {
  readonly total: number;
  readonly errorOf: Readonly<Partial<Record<string, string>>>;
}

function presentPrice(price: PriceInput, index: number, context: RowContext): PriceRow {
  const typed = typedIn(`price-${index}`, context);
  return {
    number: index + 1,
    label: typed('label', price.label),
    amount: typed('amount', price.amount),
    ...buttonsOf('price', index, context),
  };
}

function presentField(field: FieldInput, index: number, context: RowContext): FieldRow {
  const typed = typedIn(`field-${index}`, context);
  const kind = isFieldKind(field.kind) ? field.kind : 'text';
  return {
    number: index + 1,
    key: typed('key', field.key),
    kind: typed('kind', kind),
    kindLabel: fieldKindLabels[kind],
    label: typed('label', field.label),
    hint: typed('hint', field.hint),
    required: { id: `field-${index}-required`, isChecked: field.required === '1' },
    choices: kind === 'choice' ? typed('choices', field.choices) : null,
    maxLength: kind === 'text' ? typed('maxLength', field.maxLength) : null,
    limits: limitsOf(kind, typed('from', field.from), typed('to', field.to)),
    ...buttonsOf('field', index, context),
  };
}

function limitsOf(kind: string, from: TypedField, to: TypedField): FieldLimits | null {
  if (kind === 'number') return { type: 'text', fromLabel: 'Il più piccolo', toLabel: 'Il più grande', from, to };
  if (kind === 'date') return { type: 'date', fromLabel: 'Non prima del', toLabel: 'Non dopo il', from, to };
  return null;
}

function typedIn(row: string, { errorOf }: RowContext): (name: string, value: string) => TypedField {
  return (name, value) => ({ id: `${row}-${name}`, value, error: errorOf[`${row}-${name}`] ?? null });
}

function buttonsOf(list: 'price' | 'field', index: number, { total }: RowContext): RowButtons {
  return {
    remove: `remove-${list}-${index}`,
    up: index === 0 ? null : `up-${list}-${index}`,
    down: index === total - 1 ? null : `down-${list}-${index}`,
  };
}
