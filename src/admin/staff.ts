import type { StaffRole } from '../domain/staff-permissions.js';

/** An account as the rest of the back office sees it. */
export interface StaffAccount {
  readonly id: number;
  readonly username: string;
  readonly fullName: string;
  readonly role: StaffRole;
  readonly isActive: boolean;
  readonly mustChangePassword: boolean;
  /** One-time codes are asked at sign-in. */
  readonly hasOneTimeCodes: boolean;
  /** The last day of an auditor's access, YYYY-MM-DD. */
  readonly expiresOn: string | null;
  readonly purpose: string | null;
  /** Since the last successful sign-in. */
  readonly failedSignIns: number;
  readonly lastSignInAt: Date | null;
}

/** Whoever sent a request: the account and the session it came with. */
export interface SignedIn {
  readonly account: StaffAccount;
  readonly sessionId: number;
}
