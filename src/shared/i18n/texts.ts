import { en } from './en.js';
import { it } from './it.js';
import type { Language } from './language.js';

/**
 * Everything that citizens read in one language, by section and entry; the sections are named like the folders of
 * templates. An entry is a text, or a function of what it is about where words depend on that.
 */
export type Texts = typeof it;

const DICTIONARIES: Readonly<Record<Language, Texts>> = { it, en };

/** The dictionary of a language: one object for the whole life of the process. */
export function textsIn(language: Language): Texts {
  return DICTIONARIES[language];
}
