import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** A session in a list, with the button that ends it. */
export interface SessionRow {
  readonly id: string;
  readonly userAgent: string;
  readonly signedInAt: TimeText;
  readonly lastSeenAt: TimeText;
  /** The one that the page was asked with. */
  readonly isCurrent: boolean;
}

/** One's own account. */
export interface ProfilePage extends Page {
  readonly fullName: string;
  readonly username: string;
  readonly role: string;
  /** "fino al 31 dicembre 2026" */
  readonly expiry: string | null;
  readonly hasOneTimeCodes: boolean;
  /** "8 codici di recupero": what is left of them. */
  readonly recoveryCodes: string;
  readonly passwordHref: string;
  readonly oneTimeCodesHref: string;
  readonly exportsHref: string;
  readonly sessionsAction: string;
  readonly sessions: readonly SessionRow[];
  readonly hasOtherSessions: boolean;
}

export const profileView = defineView<ProfilePage>('admin/profile');
