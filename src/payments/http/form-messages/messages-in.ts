import type { Language } from '../../../shared/i18n/language.js';
import { englishMessages } from './english.js';
import type { FormMessages } from './form-messages.js';
import { italianMessages } from './italian.js';

const MESSAGES: Readonly<Record<Language, FormMessages>> = { it: italianMessages, en: englishMessages };

/** The messages of a language. */
export function formMessagesIn(language: Language): FormMessages {
  return MESSAGES[language];
}
