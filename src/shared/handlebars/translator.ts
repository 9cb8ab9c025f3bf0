import Handlebars from 'handlebars';
import { entryAt } from '../i18n/entries.js';
import type { Language } from '../i18n/language.js';

/** What every template is rendered with, at the root: the language of its page or message. */
export interface LanguageRoot {
  readonly language: Language;
}

/**
 * Makes the helper `t`: the text of a path in the language of the page. Its parameters are escaped; what `strong`,
 * `link` and `time` made of them stays markup. The dictionaries' own words hold nothing that HTML would misread. The
 * helper throws for an unknown path.
 */
export function translator(escape: (value: string) => string) {
  return (path: string, options: Handlebars.HelperOptions): Handlebars.SafeString => {
    const { language } = (options.data as { root: LanguageRoot }).root;
    const entry = entryAt(language, path);
    return new Handlebars.SafeString(typeof entry === 'string' ? entry : entry(escaped(options.hash, escape)));
  };
}

function escaped(
  parameters: Readonly<Record<string, unknown>>,
  escape: (value: string) => string,
): Record<string, unknown> {
  const safe = (value: unknown): unknown =>
    typeof value === 'number' || typeof value === 'boolean' ? value : escape(value as string);
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, safe(value)]));
}
