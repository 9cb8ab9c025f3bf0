import type { formFieldNames } from '../../src/domain/form-fields.js';
import { clean, type SeenPage } from '../support/citizen.js';

export type FieldName = (typeof formFieldNames)[number];
export type Typed = Readonly<Record<FieldName, string>>;

/** What a field of the form shows, as a browser reads the page: each line end is one `\n`. */
export function shownIn(page: SeenPage, field: FieldName): string | undefined {
  const element = page.$(`[id="${field}"][name="${field}"]`);
  return field === 'description' ? element.text() : element.attr('value');
}

/** Everything that the form shows, by field. */
export function shownInAll(page: SeenPage, typed: Typed): Record<string, string | undefined> {
  return Object.fromEntries((Object.keys(typed) as FieldName[]).map((field) => [field, shownIn(page, field)]));
}

/** What was typed as a page carries it: a browser's `\r\n` is `\n` once it is in a document. */
export function asShown(typed: Typed): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, value.replaceAll('\r\n', '\n')]));
}

/** The messages that stand beside fields marked as wrong and are announced with them, by field. */
export function messagesBeside(page: SeenPage): Record<string, string> {
  const wrong = page.$('main [aria-invalid="true"]').toArray();
  return Object.fromEntries(
    wrong.map((element) => {
      const field = page.$(element);
      const name = field.attr('name') ?? '';
      const isDescribed = (field.attr('aria-describedby') ?? '').split(' ').includes(`${name}-error`);
      const message = isDescribed ? page.$(`[id="${name}-error"]`).text() : '';
      return [name, clean(message).replace(/^Errore: /, '')];
    }),
  );
}

/** The value of a row of the summary with this label, exactly as it stands. */
export function rowOf(page: SeenPage, label: string): string | undefined {
  const term = page
    .$('main dt')
    .toArray()
    .find((element) => clean(page.$(element).text()) === label);
  return term === undefined ? undefined : page.$(term).next('dd').text();
}
