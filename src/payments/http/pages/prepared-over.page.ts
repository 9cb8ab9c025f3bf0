import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** A link that an office had handed out and that can no longer be used: nothing was paid, and where to ask. */
export interface PreparedOverPage extends Page {
  /** To begin by oneself. */
  readonly homeHref: string;
}

export const preparedOverView = defineView<PreparedOverPage>('payments/prepared-over');
