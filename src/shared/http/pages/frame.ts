import type { Texts } from '../../i18n/texts.js';
import { languageSwitch, type LanguageSwitch } from './language-switch.js';
import type { ErrorLine, Page, Refresh } from './page.js';
import { stepperAt, type Stepper } from './stepper.js';

/** What the layout prints around a page's body, worked out from the page. */
export interface Frame {
  /** The beginning of `<title>`; the layout adds the portal's name and the body's. */
  readonly documentTitle: string;
  readonly stepper: Stepper | undefined;
  readonly errors: readonly ErrorLine[] | undefined;
  /** Says how many errors there are, above their list. */
  readonly errorHeading: string;
  readonly isPrivate: boolean;
  readonly refresh: Refresh | undefined;
  readonly languageSwitch: LanguageSwitch;
}

/** Works out the frame of `page`, which was asked for at `address`. An empty list of errors counts as none. */
export function frameOf(page: Page, texts: Texts, address: string): Frame {
  const { error } = texts.layout;
  const errors = page.errors?.length ? page.errors : undefined;
  const title = page.titleContext === undefined ? page.title : `${page.title} – ${page.titleContext}`;
  return {
    documentTitle: errors === undefined ? title : error.titlePrefix + title,
    stepper: page.step && stepperAt(page.step, texts),
    errors,
    errorHeading: error.heading({ count: errors?.length ?? 0 }),
    isPrivate: page.isPrivate ?? false,
    refresh: page.refresh,
    languageSwitch: languageSwitch(texts, address, page.sentForm),
  };
}
