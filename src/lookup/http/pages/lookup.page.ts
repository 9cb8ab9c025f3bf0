import type { LookupInput } from '../../../domain/lookup-form.js';
import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** The search: empty, with its mistakes (422), or with nothing found (404) or not searched (429). */
export interface LookupPage extends Page {
  readonly action: string;
  readonly values: LookupInput;
  /** The message beside each wrong field. */
  readonly errorOf: Readonly<Partial<Record<keyof LookupInput, string>>>;
  /** Why there is no payment to show; null before the first search. */
  readonly notice: { readonly title: string; readonly text: string } | null;
}

export const lookupView = defineView<LookupPage>('lookup/search');
