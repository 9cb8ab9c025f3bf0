import type { Page } from './page.js';

/**
 * A template together with the type of the page object it prints. `renderPage` accepts a page only with a view
 * of its own type, so that a template and the presenter that feeds it cannot drift apart unseen.
 */
export interface View<PageType extends Page> {
  /** Path below `templates/`, with its extension. */
  readonly template: string;
  /** Never set: it only carries the page's type, in the position that refuses a wider one. */
  readonly accepts?: (page: PageType) => void;
}

/** Declares the view of `templates/<name>.hbs`. */
export function defineView<PageType extends Page>(name: string): View<PageType> {
  return { template: `${name}.hbs` };
}
