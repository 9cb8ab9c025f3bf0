import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** A new password for oneself; empty again after a mistake. */
export interface OwnPasswordPage extends Page {
  readonly action: string;
  /** Somebody else knows the present password: nothing else can be done before. */
  readonly isDue: boolean;
  readonly username: string;
  readonly errorOf: Readonly<Partial<Record<'current' | 'next' | 'repeated', string>>>;
}

export const ownPasswordView = defineView<OwnPasswordPage>('admin/own-password');
