import type { LookupError, LookupInput } from '../../domain/lookup-form.js';
import { paths } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import type { LookupPage } from './pages/lookup.page.js';

const EMPTY: LookupInput = { reference: '', taxCode: '' };

/** What there is to say about a search besides its fields. */
export interface LookupAnswer {
  readonly errors?: readonly LookupError[];
  readonly notice?: LookupPage['notice'];
}

/** The search with what was typed, each message beside its field and in the summary. */
export function presentLookup(texts: Texts, input: LookupInput | null = null, answer: LookupAnswer = {}): LookupPage {
  const { lookup } = texts;
  const lines = (answer.errors ?? []).map((error) => ({ field: error.field, message: errorMessage(error, texts) }));
  return {
    title: lookup.title,
    breadcrumb: [{ label: lookup.title }],
    isPrivate: input !== null,
    errors: lines.map(({ field, message }) => ({ message, href: `#${field}` })),
    ...(input === null ? {} : { sentForm: sentForm(input) }),
    action: paths.lookup(),
    values: input ?? EMPTY,
    errorOf: Object.fromEntries(lines.map(({ field, message }) => [field, message])),
    notice: answer.notice ?? null,
  };
}

/** The search as the language switch sends it again. */
export function sentForm({ reference, taxCode }: LookupInput): NonNullable<LookupPage['sentForm']> {
  return {
    action: paths.lookup(),
    fields: [
      { name: 'reference', value: reference },
      { name: 'taxCode', value: taxCode },
    ],
  };
}

function errorMessage({ field, code }: LookupError, { lookup: { errors } }: Texts): string {
  switch (code) {
    case 'card-number':
      return errors.cardNumber;
    case 'required':
      return field === 'reference' ? errors.referenceRequired : errors.taxCodeRequired;
    case 'malformed':
      return field === 'reference' ? errors.referenceMalformed : errors.taxCodeMalformed;
  }
}
