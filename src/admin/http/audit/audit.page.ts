import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { ExportLinks } from '../exports/exports.page.js';

/** A row of the trail as a sentence. */
export interface AuditLine {
  readonly sequence: string;
  readonly at: TimeText;
  readonly actor: string;
  readonly sentence: string;
  /** To the payment or the account that it is about. */
  readonly href: string | null;
  /** Codes and counts beside the sentence. */
  readonly details: string;
}

export interface AuditChoice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

export interface AuditForm {
  readonly action: string;
  readonly values: { readonly from: string; readonly to: string; readonly subject: string };
  readonly actors: readonly AuditChoice[];
  readonly actions: readonly AuditChoice[];
  readonly errorOf: Readonly<Record<string, string>>;
  readonly isFiltered: boolean;
}

/** The form that asks who saw a citizen's data; null for those who may not ask. */
export interface CitizenForm {
  readonly action: string;
  readonly value: string;
  readonly error: string | null;
}

/** What staff did, newest first. */
export interface AuditPageData extends Page {
  readonly readsAll: boolean;
  readonly form: AuditForm;
  readonly citizen: CitizenForm | null;
  readonly verificationHref: string;
  /** What was forgotten of people; null for those who may not read the whole trail. */
  readonly retentionHref: string | null;
  /** Null when the filters cannot be used: no list is shown then. */
  readonly list: {
    readonly lines: readonly AuditLine[];
    readonly newerHref: string | null;
    readonly olderHref: string | null;
    readonly exports: ExportLinks;
  } | null;
}

export const auditView = defineView<AuditPageData>('admin/audit');

/** Who saw one citizen's data. */
export interface CitizenPage extends Page {
  readonly about: string;
  readonly lines: readonly AuditLine[];
  /** Older rows, asked by a form that carries the search and keeps it out of the address. */
  readonly older: { readonly action: string; readonly citizen: string; readonly before: string } | null;
}

export const citizenView = defineView<CitizenPage>('admin/audit-citizen');

/** Whether the trail is as it was written, and its seals. */
export interface VerificationPage extends Page {
  readonly action: string;
  /** The latest; null before the first. */
  readonly last: VerificationText | null;
  readonly earlier: readonly VerificationText[];
  readonly seals: readonly SealText[];
  readonly refreshHref: string;
}

export interface VerificationText {
  readonly state: 'running' | 'intact' | 'broken' | 'stopped';
  readonly title: string;
  readonly text: string;
  readonly at: TimeText;
  readonly by: string;
  readonly checked: string;
  readonly expected: string;
}

export interface SealText {
  readonly day: string;
  readonly rows: string;
  readonly range: string;
  readonly root: string;
}

export const verificationView = defineView<VerificationPage>('admin/audit-verification');
