import { adminPaths } from '../../admin-paths.js';
import type { Enrolment } from '../../sign-in/one-time-codes.js';
import type { SignedIn } from '../../staff.js';
import type { OneTimeCodesField, OneTimeCodesPage, RecoveryCodesPage } from './one-time-codes.page.js';
import { qrCodeSvg } from './qr-code-svg.js';
import { PROFILE_CRUMB } from './profile.presenter.js';

const TITLE = 'Verifica in due passaggi';

export interface ShownOneTimeCodes {
  readonly staff: SignedIn;
  readonly isRequired: boolean;
  readonly enrolment: Enrolment | undefined;
  readonly error: { readonly field: OneTimeCodesField; readonly message: string } | undefined;
}

export async function presentOneTimeCodes(shown: ShownOneTimeCodes): Promise<OneTimeCodesPage> {
  const { staff, isRequired, enrolment, error } = shown;
  const isOn = staff.account.hasOneTimeCodes;
  return {
    title: TITLE,
    breadcrumb: isRequired && !isOn ? [] : [PROFILE_CRUMB, { label: TITLE }],
    isPrivate: true,
    errors: error === undefined ? [] : [{ message: error.message, href: `#${error.field}` }],
    username: staff.account.username,
    isDue: isRequired && !isOn,
    isOn,
    mayStop: isOn && !isRequired,
    enrolment:
      enrolment === undefined
        ? null
        : {
            action: adminPaths.confirmOneTimeCodes(),
            qrCode: await qrCodeSvg(enrolment.uri),
            secretText: enrolment.secretText,
          },
    actions: {
      start: adminPaths.startOneTimeCodes(),
      stop: adminPaths.stopOneTimeCodes(),
      renew: adminPaths.newRecoveryCodes(),
    },
    errorOf: error === undefined ? {} : { [error.field]: error.message },
  };
}

export function presentRecoveryCodes(codes: readonly string[]): RecoveryCodesPage {
  return {
    title: 'Codici di recupero',
    breadcrumb: [PROFILE_CRUMB, { label: 'Codici di recupero' }],
    isPrivate: true,
    codes,
    nextHref: adminPaths.profile(),
  };
}
