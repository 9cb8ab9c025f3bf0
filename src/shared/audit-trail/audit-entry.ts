/**
 * What may be recorded. A closed list: a new page that changes something, or shows something about a person, adds its
 * code here.
 */
export const AUDIT_ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'sign-in-slowed',
  'sign-out',
  'session-revoked',
  'password-changed',
  'one-time-codes-enabled',
  'one-time-codes-disabled',
  'recovery-code-used',
  'recovery-codes-renewed',
  'staff-created',
  'staff-disabled',
  'staff-enabled',
  'staff-role-changed',
  'staff-access-extended',
  'staff-password-reset',
  'staff-one-time-codes-reset',
  'access-refused',
  'audit-verified',
  'citizen-searched',
  'payments-listed',
  'payment-viewed',
  'view-saved',
  'view-renamed',
  'view-deleted',
  'note-added',
  'bank-asked',
  'receipt-resent',
  'review-resolved',
  'alert-closed',
  'rate-scheduled',
  'rate-withdrawn',
  'job-retried',
  'job-discarded',
  'delivery-retried',
  'service-created',
  'service-changed',
  'service-published',
  'service-opening-changed',
  'service-moved',
  'service-removed',
  'api-key-created',
  'api-key-revoked',
  'api-key-webhook-changed',
  'api-key-secret-rotated',
  'webhook-resent',
  'refund-requested',
  'refund-approved',
  'refund-rejected',
  'refund-withdrawn',
  'refund-done',
  'refund-failed',
  'bank-file-imported',
  'bank-file-refused',
  'bank-credit-viewed',
  'proposal-applied',
  'proposal-waiting',
  'proposal-confirmed',
  'proposal-withdrawn',
  'worklist-taken',
  'worklist-left',
  'worklist-noted',
  'worklist-decided',
  'worklist-linked',
  'worklist-undone',
  'period-closed',
  'period-reopened',
  'export-begun',
  'export-finished',
  'export-aborted',
  'export-fetched',
  'people-forgotten',
  'person-forgotten',
  'forgotten-listed',
  'register-made',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did it: a member of staff, the application by itself, or somebody at the machine's command line. */
export type AuditActor =
  | { readonly kind: 'staff'; readonly id: number; readonly name: string }
  | { readonly kind: 'system'; readonly id: null; readonly name: 'system' }
  | { readonly kind: 'cli'; readonly id: null; readonly name: 'cli' };

/** Somebody of the staff. Whether they may do what they do is checked by whoever calls. */
export type StaffActor = Extract<AuditActor, { readonly kind: 'staff' }>;

export const SYSTEM_ACTOR: AuditActor = { kind: 'system', id: null, name: 'system' };
export const CLI_ACTOR: Extract<AuditActor, { readonly kind: 'cli' }> = { kind: 'cli', id: null, name: 'cli' };

/** What it was done to: `payment` with its public id, `staff` with the account's id, a route, a filter... */
export interface AuditSubject {
  readonly kind: string;
  readonly id: string;
}

/** Codes, counts, amounts, hashes. Never a name, a tax code, an e-mail, an IP address or free text. */
export type AuditData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Something to be recorded. */
export interface NewAuditEntry {
  readonly actor: AuditActor;
  readonly action: AuditAction;
  readonly subject: AuditSubject | null;
  readonly data: AuditData;
}

/** A row of the chain. Action and kinds are plain texts here: older rows may carry codes that are no longer used. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: { readonly kind: string; readonly id: number | null; readonly name: string };
  readonly action: string;
  readonly subject: AuditSubject | null;
  readonly data: AuditData;
  readonly previousHash: Buffer | null;
  readonly hash: Buffer;
}
