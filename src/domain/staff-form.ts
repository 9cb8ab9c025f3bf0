import { isStaffRole, type StaffRole } from './staff-permissions.js';
import { cleanLine, hasControlCharacters } from './typed-text.js';

export const staffFieldNames = ['username', 'fullName', 'role', 'expiresOn', 'purpose'] as const;
export type StaffFieldName = (typeof staffFieldNames)[number];
/** As typed; a field that did not come is empty. */
export type StaffInput = Readonly<Record<StaffFieldName, string>>;

/** What an account is, as somebody asked for it. */
export interface StaffDetails {
  readonly username: string;
  readonly fullName: string;
  readonly role: StaffRole;
  /** Auditors only: the last day of their access (YYYY-MM-DD), and what it is for. */
  readonly expiry: { readonly on: string; readonly purpose: string } | null;
}

export type StaffProblem =
  | 'missing'
  | 'malformed'
  | 'too-long'
  | 'control-characters'
  | 'unknown-role'
  | 'not-a-date'
  | 'in-the-past'
  | 'only-for-auditors'
  | 'taken';

export interface StaffError {
  readonly field: StaffFieldName;
  readonly problem: StaffProblem;
}

export type CheckedStaff =
  | { readonly isValid: true; readonly details: StaffDetails }
  | { readonly isValid: false; readonly errors: readonly StaffError[] };

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_NAME_LENGTH = 120;
const MAX_PURPOSE_LENGTH = 200;

/** A username as it is stored and looked up: without surrounding spaces, in lower case. */
export function normalizeUsername(typed: string): string {
  return typed.trim().toLowerCase();
}

/** Checks the form of an account. @param today YYYY-MM-DD: an access that ends before it makes no sense. */
export function checkStaffForm(input: StaffInput, today: string): CheckedStaff {
  const username = normalizeUsername(input.username);
  const fullName = cleanLine(input.fullName);
  const access = checkAccess(input, today);
  const errors = [
    ...usernameErrors(username),
    ...lineErrors('fullName', fullName, MAX_NAME_LENGTH),
    ...(access.isValid ? [] : access.errors),
  ];
  if (!access.isValid || errors.length > 0) return { isValid: false, errors };
  return { isValid: true, details: { username, fullName, role: access.role, expiry: access.expiry } };
}

export type CheckedAccess =
  | { readonly isValid: true; readonly role: StaffRole; readonly expiry: StaffDetails['expiry'] }
  | { readonly isValid: false; readonly errors: readonly StaffError[] };

/** Checks the part that says what the account may do and for how long. */
export function checkAccess(input: Pick<StaffInput, 'role' | 'expiresOn' | 'purpose'>, today: string): CheckedAccess {
  const expiresOn = input.expiresOn.trim();
  const purpose = cleanLine(input.purpose);
  if (!isStaffRole(input.role)) {
    return failed('role', input.role === '' ? 'missing' : 'unknown-role');
  }
  if (input.role !== 'auditor') {
    if (expiresOn !== '') return failed('expiresOn', 'only-for-auditors');
    if (purpose !== '') return failed('purpose', 'only-for-auditors');
    return { isValid: true, role: input.role, expiry: null };
  }
  const errors = [...expiryErrors(expiresOn, today), ...lineErrors('purpose', purpose, MAX_PURPOSE_LENGTH)];
  if (errors.length > 0) return { isValid: false, errors };
  return { isValid: true, role: input.role, expiry: { on: expiresOn, purpose } };
}

function failed(field: StaffFieldName, problem: StaffProblem): CheckedAccess {
  return { isValid: false, errors: [{ field, problem }] };
}

function usernameErrors(username: string): StaffError[] {
  if (username === '') return [{ field: 'username', problem: 'missing' }];
  return USERNAME.test(username) ? [] : [{ field: 'username', problem: 'malformed' }];
}

function lineErrors(field: StaffFieldName, line: string, maxLength: number): StaffError[] {
  if (line === '') return [{ field, problem: 'missing' }];
  if (hasControlCharacters(line)) return [{ field, problem: 'control-characters' }];
  return line.length > maxLength ? [{ field, problem: 'too-long' }] : [];
}

function expiryErrors(expiresOn: string, today: string): StaffError[] {
  if (expiresOn === '') return [{ field: 'expiresOn', problem: 'missing' }];
  if (!isDay(expiresOn)) return [{ field: 'expiresOn', problem: 'not-a-date' }];
  return expiresOn < today ? [{ field: 'expiresOn', problem: 'in-the-past' }] : [];
}

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
