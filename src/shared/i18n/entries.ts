import { type Language, languages } from './language.js';
import { textsIn } from './texts.js';

/** A text, or the function that makes it from named parameters. */
export type Entry = string | ((parameters: Readonly<Record<string, unknown>>) => string);

/** Every entry of a language by its path, "layout.header.website": what templates look up. Made once, at start. */
const ENTRIES = new Map(languages.map((language) => [language, entriesOf(textsIn(language))]));

/**
 * The entry with this path.
 * @throws Error when there is none: a mistake in a template, which must not show as a blank.
 */
export function entryAt(language: Language, path: string): Entry {
  const entry = ENTRIES.get(language)?.get(path);
  if (entry === undefined) throw new Error(`no text ${path} in ${language}`);
  return entry;
}

/** The paths of a language's entries, for those that compare dictionaries. */
export function entryPaths(language: Language): string[] {
  return [...(ENTRIES.get(language)?.keys() ?? [])];
}

function entriesOf(section: object, prefix = ''): Map<string, Entry> {
  const entries = Object.entries(section).flatMap(([name, value]: [string, Entry | object]): [string, Entry][] => {
    const path = prefix + name;
    return isEntry(value) ? [[path, value]] : [...entriesOf(value, `${path}.`)];
  });
  return new Map(entries);
}

function isEntry(value: Entry | object): value is Entry {
  return typeof value === 'string' || typeof value === 'function';
}
