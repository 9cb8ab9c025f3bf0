import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Turning one-time codes on (password, then QR code and a first code), renewing recovery codes, turning them off. */
export interface OneTimeCodesPage extends Page {
  readonly username: string;
  /** Nothing else can be done before: everybody has to use them. */
  readonly isDue: boolean;
  readonly isOn: boolean;
  readonly mayStop: boolean;
  readonly enrolment: EnrolmentView | null;
  readonly actions: { readonly start: string; readonly stop: string; readonly renew: string };
  /** By the id of the field. */
  readonly errorOf: Readonly<Partial<Record<OneTimeCodesField, string>>>;
}

export type OneTimeCodesField = 'start-password' | 'code' | 'renew-password' | 'stop-password';

export interface EnrolmentView {
  readonly action: string;
  /** SVG, from our own encoder: the only markup that a template prints as it is. */
  readonly qrCode: string;
  /** The secret in groups of four. */
  readonly secretText: string;
}

export const oneTimeCodesView = defineView<OneTimeCodesPage>('admin/one-time-codes');

/** Shown once. */
export interface RecoveryCodesPage extends Page {
  readonly codes: readonly string[];
  readonly nextHref: string;
}

export const recoveryCodesView = defineView<RecoveryCodesPage>('admin/recovery-codes');
