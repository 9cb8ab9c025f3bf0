import { formatEuro } from '../../domain/money.js';
import type { ModelAmount, ModelField, ServiceModel } from '../../domain/service-model.js';
import type { SummaryRow } from '../../shared/http/pages/page.js';
import { paths } from '../../shared/http/paths.js';
import { dayText } from '../../shared/http/pages/time-text.js';
import { amountKindLabels, fieldKindLabels } from '../service-words.js';

/** One fact of a service in words. The id is the same in every version, so that versions can be compared. */
export interface ModelLine {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** The field of the service that it belongs to: it comes and goes with the others of its group. */
  readonly group?: { readonly id: string; readonly label: string };
}

const NONE = 'non indicato';

/** Everything that a version says, in the order of its form. */
export function describeModel(model: ServiceModel): ModelLine[] {
  return [
    { id: 'name', label: 'Nome', text: model.name },
    { id: 'slug', label: 'Indirizzo della pagina', text: paths.service(model.slug) },
    { id: 'description', label: 'Descrizione', text: model.description },
    ...describeAmount(model.amount),
    ...model.fields.flatMap(describeField),
    { id: 'descriptionMaxLength', label: 'Lunghezza della causale', text: `${model.descriptionMaxLength} caratteri` },
    { id: 'officeName', label: 'Ufficio', text: model.office.name },
    { id: 'officeEmail', label: "E-mail dell'ufficio", text: model.office.email ?? NONE },
    { id: 'officePhone', label: "Telefono dell'ufficio", text: model.office.phone ?? NONE },
    { id: 'accountingCode', label: 'Codice contabile', text: model.accountingCode ?? NONE },
  ];
}

/**
 * What a version says as rows, by the ids of their lines. A group for which `isWhole` holds is one row, by its own id.
 */
export function modelRows(model: ServiceModel, isWhole: (groupId: string) => boolean): Map<string, SummaryRow> {
  const rows = new Map<string, SummaryRow>();
  for (const { id, label, text, group } of describeModel(model)) {
    if (group === undefined) rows.set(id, { label, value: text });
    else if (!isWhole(group.id)) rows.set(id, { label: `${group.label}, ${label}`, value: text });
    else if (id !== `${group.id}:label`) {
      const before = rows.get(group.id);
      const value = `${label}: ${text}`;
      rows.set(group.id, { label: group.label, value: before === undefined ? value : `${before.value}; ${value}` });
    }
  }
  return rows;
}

function describeAmount(amount: ModelAmount): ModelLine[] {
  const kind = { id: 'amountKind', label: 'Importo', text: amountKindLabels[amount.kind] };
  switch (amount.kind) {
    case 'free':
      return [
        kind,
        { id: 'minAmount', label: 'Importo minimo', text: formatEuro(amount.minCents) },
        { id: 'maxAmount', label: 'Importo massimo', text: formatEuro(amount.maxCents) },
      ];
    case 'fixed':
      return [kind, { id: 'fixedAmount', label: 'Importo fisso', text: formatEuro(amount.amountCents) }];
    case 'price-list':
      return [
        kind,
        ...amount.prices.map(({ label, amountCents }) => ({
          id: `price:${label}`,
          label: `Voce «${label}»`,
          text: formatEuro(amountCents),
        })),
      ];
  }
}

/** The group of the lines of the field with this key. */
export function fieldGroupId(key: string): string {
  return `field:${key}`;
}

function describeField(field: ModelField): ModelLine[] {
  const group = { id: fieldGroupId(field.key), label: `Campo «${field.label}»` };
  const line = (aspect: string, label: string, text: string): ModelLine => ({
    id: `${group.id}:${aspect}`,
    label,
    text,
    group,
  });
  return [
    line('label', 'nome', field.label),
    line('kind', 'tipo', fieldKindLabels[field.kind].toLowerCase()),
    line('required', 'obbligatorio', field.isRequired ? 'sì' : 'no'),
    ...(field.hint === null ? [] : [line('hint', 'spiegazione', field.hint)]),
    ...limitsOf(field).map(([aspect, label, text]) => line(aspect, label, text)),
  ];
}

/** Aspect, label and text of what limits the field's value. */
function limitsOf(field: ModelField): [string, string, string][] {
  const limits: [string, string, string | null][] = [
    ['choices', 'scelte', field.choices?.join(', ') ?? null],
    ['maxLength', 'lunghezza massima', field.maxLength === null ? null : `${field.maxLength} caratteri`],
    ['minNumber', 'minimo', field.minNumber?.toString() ?? null],
    ['maxNumber', 'massimo', field.maxNumber?.toString() ?? null],
    ['minDate', 'dal', field.minDate === null ? null : dayText(field.minDate)],
    ['maxDate', 'al', field.maxDate === null ? null : dayText(field.maxDate)],
  ];
  return limits.filter((limit): limit is [string, string, string] => limit[2] !== null);
}
