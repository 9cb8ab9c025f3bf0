import { timeText } from '../../../shared/http/pages/time-text.js';
import type { PasswordChangeResult } from '../../accounts/own-password.js';
import { adminPaths } from '../../admin-paths.js';
import type { StoredSession } from '../../persistence/session.store.js';
import { roleLabel } from '../../../shared/staff-role-labels.js';
import type { SignedIn, StaffAccount } from '../../staff.js';
import type { OwnPasswordPage } from './own-password.page.js';
import type { ProfilePage, SessionRow } from './profile.page.js';
import { passwordAgainMessage, passwordProblemMessage } from './password-messages.js';

const DAY = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', dateStyle: 'long' });
export const PROFILE_CRUMB = { label: 'Il tuo profilo', href: adminPaths.profile() };

export function presentProfile(
  { account, sessionId }: SignedIn,
  sessions: readonly StoredSession[],
  recoveryCodesLeft: number,
): ProfilePage {
  return {
    title: 'Il tuo profilo',
    breadcrumb: [{ label: 'Il tuo profilo' }],
    isPrivate: true,
    fullName: account.fullName,
    username: account.username,
    role: roleLabel(account.role),
    expiry: expiryText(account),
    hasOneTimeCodes: account.hasOneTimeCodes,
    recoveryCodes: recoveryCodesLeft === 1 ? '1 codice di recupero' : `${recoveryCodesLeft} codici di recupero`,
    passwordHref: adminPaths.ownPassword(),
    oneTimeCodesHref: adminPaths.ownOneTimeCodes(),
    exportsHref: adminPaths.exports(),
    sessionsAction: adminPaths.ownSessions(),
    sessions: presentSessions(sessions, sessionId),
    hasOtherSessions: sessions.some(({ id }) => id !== sessionId),
  };
}

export function presentSessions(sessions: readonly StoredSession[], currentId: number): SessionRow[] {
  return sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id: String(id),
    userAgent,
    signedInAt: timeText(createdAt),
    lastSeenAt: timeText(lastSeenAt),
    isCurrent: id === currentId,
  }));
}

/** "fino al 31 dicembre 2026 (verifica di cassa)" */
export function expiryText({ expiresOn, purpose }: StaffAccount): string | null {
  if (expiresOn === null) return null;
  return `fino al ${DAY.format(new Date(`${expiresOn}T00:00:00Z`))}${purpose === null ? '' : ` (${purpose})`}`;
}

export function presentOwnPassword(
  { account }: SignedIn,
  refused: Extract<PasswordChangeResult, { kind: 'refused' }> | undefined,
): OwnPasswordPage {
  const errorOf = refused === undefined ? {} : errorsOf(refused);
  return {
    title: account.mustChangePassword ? 'Scegli la tua password' : 'Cambia la password',
    breadcrumb: account.mustChangePassword ? [] : [PROFILE_CRUMB, { label: 'Cambia la password' }],
    isPrivate: true,
    errors: Object.entries(errorOf).map(([field, message]) => ({ message, href: `#${field}` })),
    action: adminPaths.ownPassword(),
    isDue: account.mustChangePassword,
    username: account.username,
    errorOf,
  };
}

function errorsOf({
  current,
  next,
  isRepeated,
}: Extract<PasswordChangeResult, { kind: 'refused' }>): OwnPasswordPage['errorOf'] {
  const ofCurrent = passwordAgainMessage(current);
  return {
    ...(ofCurrent !== undefined && { current: ofCurrent }),
    ...(next !== undefined && { next: passwordProblemMessage(next) }),
    ...(next === undefined &&
      !isRepeated && { repeated: 'Le due password non sono uguali: scrivi di nuovo la stessa.' }),
  };
}
