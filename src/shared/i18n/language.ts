/** The languages of citizens' pages and e-mails; staff pages, the bank's and the PDF receipt are Italian. */
export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

/** The body's official language: everybody's until they choose another, whatever their browser asks for. */
export const DEFAULT_LANGUAGE: Language = 'it';

/** The one to switch to. */
export function otherLanguage(language: Language): Language {
  return language === 'it' ? 'en' : 'it';
}

/** Whether `value`, from a cookie or an address, is the code of a language that we have. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
