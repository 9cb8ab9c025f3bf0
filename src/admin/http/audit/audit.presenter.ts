import { isAllowed } from '../../../domain/staff-permissions.js';
import type { AuditEntry } from '../../../shared/audit-trail/audit-entry.js';
import type { AuditPageRows } from '../../../shared/audit-trail/audit-reader.js';
import { auditActionLabels } from '../../../shared/audit-trail/audit-words.js';
import { adminPaths } from '../../admin-paths.js';
import { type AuditAddress, auditFilterOf, writeAuditAddress } from '../../audit/audit-address.js';
import { type AuditProblem, readsAll } from '../../audit/audit-register.js';
import type { CitizenProblem } from '../../audit/citizen-traces.js';
import type { SignedIn, StaffAccount } from '../../staff.js';
import type { ExportLinks } from '../exports/exports.page.js';
import type { AuditForm, AuditLine, AuditPageData, CitizenPage } from './audit.page.js';
import { exportLinks } from '../exports/export-links.js';
import { type AuditNames, presentAuditLine } from './audit-lines.js';

const TITLE = 'Registro';
const WORDS: Readonly<Record<AuditProblem['code'], string>> = {
  DAY: 'La data non esiste o non si legge: scrivila come 31/12/2026.',
  REVERSED: "L'ultimo giorno viene prima del primo: scambiali o correggine uno.",
  UNKNOWN: 'Scegli una delle voci elencate.',
  UNKNOWN_SUBJECT: 'Nessun pagamento con questo riferimento e nessun account con questo nome utente.',
};
const CITIZEN_WORDS: Readonly<Record<CitizenProblem, string>> = {
  MISSING: 'Scrivi un codice fiscale o il riferimento di un pagamento.',
  TAX_CODE: 'Non è un riferimento, e il codice fiscale non è corretto: controlla ogni carattere.',
  NO_PAYMENT: 'Nessun pagamento con questo riferimento.',
};

/** The register as it is shown. */
export interface ShownAudit {
  readonly by: SignedIn;
  readonly address: AuditAddress;
  readonly accounts: readonly StaffAccount[];
  readonly found: AuditPageRows | { readonly problems: readonly AuditProblem[] };
  readonly names: AuditNames;
  /** The citizen's form, when it was sent and could not be accepted. */
  readonly refused?: { readonly typed: string; readonly problem: CitizenProblem };
}

export function presentAudit(shown: ShownAudit): AuditPageData {
  const { by, address, found, names, refused } = shown;
  const problems = 'problems' in found ? found.problems : [];
  const messages = problems.map(({ field, code }) => ({ field, message: WORDS[code] }));
  const citizenError = refused === undefined ? null : CITIZEN_WORDS[refused.problem];
  return {
    title: TITLE,
    breadcrumb: [{ label: TITLE }],
    isPrivate: true,
    errors: [
      ...messages.map(({ field, message }) => ({ message, href: `#${field}` })),
      ...(citizenError === null ? [] : [{ message: citizenError, href: '#citizen' }]),
    ],
    readsAll: readsAll(by),
    form: presentForm(shown, Object.fromEntries(messages.map(({ field, message }) => [field, message]))),
    citizen: readsAll(by)
      ? { action: adminPaths.auditCitizen(), value: refused?.typed ?? '', error: citizenError }
      : null,
    verificationHref: adminPaths.auditVerification(),
    retentionHref: isAllowed(by.account.role, 'see-retention') ? adminPaths.retention() : null,
    list: 'problems' in found ? null : { ...pagesOf(address, found), lines: linesOf(found.rows, names) },
  };
}

export function presentCitizen(typed: string, payments: number, found: AuditPageRows, names: AuditNames): CitizenPage {
  const title = 'Chi ha visto questi dati';
  const last = found.rows.at(-1);
  return {
    title,
    breadcrumb: [{ label: TITLE, href: adminPaths.audit() }, { label: title }],
    isPrivate: true,
    about: payments === 1 ? 'di un pagamento' : `di ${payments} pagamenti`,
    lines: linesOf(found.rows, names),
    older:
      found.hasOlder && last !== undefined
        ? { action: adminPaths.auditCitizen(), citizen: typed, before: String(last.sequence) }
        : null,
  };
}

function presentForm({ by, address, accounts }: ShownAudit, errorOf: AuditForm['errorOf']): AuditForm {
  const { from, to, subject } = address;
  const visible = readsAll(by) ? accounts : [];
  const actors = [
    ...visible.map(({ id, username }) => ({ value: String(id), label: username })),
    ...(readsAll(by)
      ? [
          { value: 'system', label: 'Il sistema' },
          { value: 'cli', label: 'La riga di comando' },
        ]
      : []),
  ];
  return {
    action: adminPaths.audit(),
    values: { from, to, subject },
    actors: actors.map((choice) => ({ ...choice, isChosen: choice.value === address.actor })),
    actions: auditActionLabels.map(({ action, label }) => ({
      value: action,
      label,
      isChosen: action === address.action,
    })),
    errorOf,
    isFiltered: writeAuditAddress(auditFilterOf(address)) !== '',
  };
}

function pagesOf(
  address: AuditAddress,
  { rows, hasNewer, hasOlder }: AuditPageRows,
): { newerHref: string | null; olderHref: string | null; exports: ExportLinks } {
  const filter = auditFilterOf(address);
  const href = (changes: Partial<AuditAddress>): string =>
    adminPaths.audit(writeAuditAddress({ ...filter, ...changes }));
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    newerHref: hasNewer && first !== undefined ? href({ after: String(first.sequence) }) : null,
    olderHref: hasOlder && last !== undefined ? href({ before: String(last.sequence) }) : null,
    exports: exportLinks((format) => adminPaths.auditExport(format, writeAuditAddress(filter))),
  };
}

function linesOf(rows: readonly AuditEntry[], names: AuditNames): AuditLine[] {
  return rows.map((entry) => presentAuditLine(entry, names));
}
