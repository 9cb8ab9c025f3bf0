import type { ErrorLine, Page, Refresh } from './page.js';
import { steppers, type Stepper } from './stepper.js';

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
}

/** Works out the frame of `page`. An empty list of errors counts as none. */
export function frameOf(page: Page): Frame {
  const errors = page.errors?.length ? page.errors : undefined;
  const title = page.titleContext === undefined ? page.title : `${page.title} – ${page.titleContext}`;
  return {
    documentTitle: errors === undefined ? title : `Errore: ${title}`,
    stepper: page.step && steppers.get(page.step),
    errors,
    errorHeading:
      errors?.length === 1 ? "C'è un errore da correggere" : `Ci sono ${errors?.length ?? 0} errori da correggere`,
    isPrivate: page.isPrivate ?? false,
    refresh: page.refresh,
  };
}
