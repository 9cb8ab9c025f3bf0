import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { StaffFieldName } from '../../../domain/staff-form.js';
import type { SessionRow } from '../profile/profile.page.js';

/** All accounts. */
export interface StaffListPage extends Page {
  readonly newHref: string;
  readonly accounts: readonly StaffRow[];
}

export interface StaffRow {
  readonly href: string;
  readonly username: string;
  readonly fullName: string;
  readonly role: string;
  readonly state: StaffState;
  readonly oneTimeCodes: 'attiva' | 'non attiva';
  readonly lastSignIn: TimeText | null;
  /** The last day of an auditor's access, and what it is for; null without one. */
  readonly expiry: { readonly day: string; readonly purpose: string } | null;
}

/** `data-state` of the badge, and its words. */
export interface StaffState {
  readonly code: 'active' | 'disabled' | 'expiring' | 'expired';
  readonly label: string;
}

export const staffListView = defineView<StaffListPage>('admin/staff-list');

/** A role to choose, with what it is for. */
export interface RoleChoice {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly isChosen: boolean;
}

type Errors = Readonly<Partial<Record<StaffFieldName, string>>>;

export interface NewStaffPage extends Page {
  readonly action: string;
  readonly values: Readonly<Record<Exclude<StaffFieldName, 'role'>, string>>;
  readonly roles: readonly RoleChoice[];
  readonly errorOf: Errors;
}

export const newStaffView = defineView<NewStaffPage>('admin/staff-new');

/** A password that is shown once, to be handed to a colleague. */
export interface HandOverPage extends Page {
  readonly fullName: string;
  readonly username: string;
  readonly password: string;
  readonly nextHref: string;
}

export const handOverView = defineView<HandOverPage>('admin/hand-over');

/** One account, and what an administrator may do to it. */
export interface StaffMemberPage extends Page {
  readonly fullName: string;
  readonly username: string;
  readonly role: string;
  readonly state: StaffState;
  readonly expiry: string | null;
  readonly oneTimeCodes: 'attiva' | 'non attiva';
  readonly lastSignIn: TimeText | null;
  readonly failedSignIns: string;
  /** One's own account is changed on one's own profile. */
  readonly isOwn: boolean;
  readonly profileHref: string;
  readonly isActive: boolean;
  readonly actions: Readonly<Record<'state' | 'access' | 'password' | 'oneTimeCodes' | 'sessions', string>>;
  readonly roles: readonly RoleChoice[];
  readonly values: { readonly expiresOn: string; readonly purpose: string };
  readonly errorOf: Errors;
  readonly sessions: readonly SessionRow[];
}

export const staffMemberView = defineView<StaffMemberPage>('admin/staff-member');
