import { daysLeft, endsSoon } from '../../../domain/access-expiry.js';
import type { StaffError, StaffInput } from '../../../domain/staff-form.js';
import { STAFF_ROLES, type StaffRole } from '../../../domain/staff-permissions.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { mayEnter } from '../../access/sessions.js';
import { adminPaths } from '../../admin-paths.js';
import type { StoredSession } from '../../persistence/session.store.js';
import { roleLabel } from '../../../shared/staff-role-labels.js';
import type { SignedIn, StaffAccount } from '../../staff.js';
import type {
  HandOverPage,
  NewStaffPage,
  RoleChoice,
  StaffListPage,
  StaffMemberPage,
  StaffState,
} from './staff.page.js';
import { expiryText, presentSessions } from '../profile/profile.presenter.js';
import { dayText } from '../words/short-time.js';
import { staffMessages } from './staff-messages.js';

const STAFF_CRUMB = { label: 'Personale', href: adminPaths.staff() };
const NEW_TITLE = 'Nuovo account';

const ROLE_HINTS: Readonly<Record<StaffRole, string>> = {
  clerk: 'vede i pagamenti, rimanda ricevute, importa i file della banca, chiede rimborsi',
  manager: "come l'operatore; approva rimborsi, risolve i casi dubbi, chiude i periodi, cambia servizi e commissioni",
  auditor: 'vede ed esporta tutto, non cambia niente; fino a una data',
  admin: 'gestisce gli account e il sistema',
};

export function presentStaffList(accounts: readonly StaffAccount[], now: Date): StaffListPage {
  return {
    title: 'Personale',
    breadcrumb: [{ label: 'Personale' }],
    isPrivate: true,
    newHref: adminPaths.newStaff(),
    accounts: accounts.map((account) => ({
      href: adminPaths.staffMember(account.id),
      username: account.username,
      fullName: account.fullName,
      role: roleLabel(account.role),
      state: stateOf(account, now),
      oneTimeCodes: account.hasOneTimeCodes ? 'attiva' : 'non attiva',
      lastSignIn: account.lastSignInAt === null ? null : timeText(account.lastSignInAt),
      expiry: account.expiresOn === null ? null : { day: dayText(account.expiresOn), purpose: account.purpose ?? '' },
    })),
  };
}

export function presentNewStaff(input: StaffInput, errors: readonly StaffError[]): NewStaffPage {
  const { errorOf, lines } = staffMessages(errors);
  return {
    title: NEW_TITLE,
    breadcrumb: [STAFF_CRUMB, { label: NEW_TITLE }],
    isPrivate: true,
    errors: lines,
    action: adminPaths.newStaff(),
    values: input,
    roles: roleChoices(input.role),
    errorOf,
  };
}

export function presentHandOver(
  account: Pick<StaffAccount, 'id' | 'fullName' | 'username'>,
  password: string,
): HandOverPage {
  const title = 'Password da consegnare';
  return {
    title,
    breadcrumb: [STAFF_CRUMB, { label: account.fullName, href: adminPaths.staffMember(account.id) }, { label: title }],
    isPrivate: true,
    fullName: account.fullName,
    username: account.username,
    password,
    nextHref: adminPaths.staffMember(account.id),
  };
}

export interface ShownMember {
  readonly by: SignedIn;
  readonly account: StaffAccount;
  readonly sessions: readonly StoredSession[];
  readonly now: Date;
  /** The access form as it was typed, when something was wrong with it. */
  readonly input?: Pick<StaffInput, 'role' | 'expiresOn' | 'purpose'>;
  readonly errors?: readonly StaffError[];
  /** A refusal that belongs to no field. */
  readonly refusal?: string;
}

export function presentStaffMember({
  by,
  account,
  sessions,
  now,
  input,
  errors,
  refusal,
}: ShownMember): StaffMemberPage {
  const { errorOf, lines } = staffMessages(errors ?? []);
  return {
    title: account.fullName,
    titleContext: 'Personale',
    breadcrumb: [STAFF_CRUMB, { label: account.fullName }],
    isPrivate: true,
    errors: [...lines, ...refusalLine(refusal)],
    fullName: account.fullName,
    username: account.username,
    role: roleLabel(account.role),
    state: stateOf(account, now),
    expiry: expiryText(account),
    oneTimeCodes: account.hasOneTimeCodes ? 'attiva' : 'non attiva',
    lastSignIn: account.lastSignInAt === null ? null : timeText(account.lastSignInAt),
    failedSignIns: String(account.failedSignIns),
    isOwn: account.id === by.account.id,
    profileHref: adminPaths.profile(),
    isActive: account.isActive,
    actions: {
      state: adminPaths.staffState(account.id),
      access: adminPaths.staffAccess(account.id),
      password: adminPaths.staffPassword(account.id),
      oneTimeCodes: adminPaths.staffOneTimeCodes(account.id),
      sessions: adminPaths.staffSessions(account.id),
    },
    roles: roleChoices(input?.role ?? account.role),
    values: {
      expiresOn: input?.expiresOn ?? account.expiresOn ?? '',
      purpose: input?.purpose ?? account.purpose ?? '',
    },
    errorOf,
    sessions: presentSessions(sessions, by.sessionId),
  };
}

function refusalLine(refusal: string | undefined): ErrorLine[] {
  return refusal === undefined ? [] : [{ message: refusal, href: '#azioni' }];
}

function stateOf(account: StaffAccount, now: Date): StaffState {
  if (!account.isActive) return { code: 'disabled', label: 'Disabilitato' };
  if (!mayEnter(account, now)) return { code: 'expired', label: 'Scaduto' };
  const today = romeDay(now);
  if (!endsSoon(account.expiresOn, today)) return { code: 'active', label: 'Attivo' };
  return { code: 'expiring', label: `Attivo, scade ${daysText(daysLeft(account.expiresOn, today))}` };
}

/** "tra 3 giorni" */
export function daysText(days: number): string {
  if (days === 0) return 'oggi';
  return days === 1 ? 'domani' : `tra ${days} giorni`;
}

function roleChoices(chosen: string): RoleChoice[] {
  return STAFF_ROLES.map((role) => ({
    value: role,
    label: roleLabel(role),
    hint: ROLE_HINTS[role],
    isChosen: role === chosen,
  }));
}
