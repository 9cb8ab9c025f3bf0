import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** The way in: username and password, or, when they were right and the account has one, the one-time code. */
export interface SignInPage extends Page {
  readonly asksCode: boolean;
  readonly action: string;
  /** Hidden field `da`: where to go afterwards. */
  readonly returnTo: string;
  readonly username: string;
  readonly errorOf: Readonly<Partial<Record<'username' | 'password' | 'totp', string>>>;
}

export const signInView = defineView<SignInPage>('admin/sign-in');
