import { type Language, languages, otherLanguage } from '../../i18n/language.js';
import type { Texts } from '../../i18n/texts.js';
import { PACKED_FORM, packForm } from '../language/resent-form.js';
import { paths } from '../paths.js';
import type { HiddenField, SentForm } from './page.js';

/** The header's choice of language: this page in another one. */
export interface LanguageSwitch {
  readonly choices: readonly LanguageChoice[];
  /** Sent by the choice that has no address of its own; null where all have one. */
  readonly form: { readonly action: string; readonly packed: HiddenField } | null;
}

export interface LanguageChoice {
  readonly code: Language;
  /** "ENG" */
  readonly label: string;
  /** In the language itself: "English". */
  readonly name: string;
  readonly isCurrent: boolean;
  /** Null on pages that answered a form: the choice sends it again. */
  readonly href: string | null;
}

/** Paths as ours are written: nothing that somebody made up for an address is repeated on the page. */
const OUR_ADDRESS = /^\/[\w/-]*(\?|$)/;

/** The switch of a page that was asked for at `address`, or is asked for again by sending `sentForm`. */
export function languageSwitch(texts: Texts, address: string, sentForm: SentForm | undefined): LanguageSwitch {
  const { languageSwitch: words } = texts.layout;
  const here = OUR_ADDRESS.test(address) ? address : paths.home();
  return {
    choices: languages.map((code) => ({
      code,
      label: words[code],
      name: words[`${code}Name`],
      isCurrent: code === texts.language,
      href: sentForm === undefined ? paths.language(code, here) : null,
    })),
    form: sentForm === undefined ? null : switchForm(sentForm, otherLanguage(texts.language)),
  };
}

function switchForm({ action, fields }: SentForm, language: Language): LanguageSwitch['form'] {
  return { action: paths.inLanguage(action, language), packed: { name: PACKED_FORM, value: packForm(fields) } };
}
