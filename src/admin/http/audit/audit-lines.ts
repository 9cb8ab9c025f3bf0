import type { AuditEntry } from '../../../shared/audit-trail/audit-entry.js';
import { adminPaths } from '../../admin-paths.js';
import { auditSentence } from '../../../shared/audit-trail/audit-words.js';
import { auditDetails } from './audit-details.js';
import type { AuditLine } from './audit.page.js';
import { shortTime } from '../words/short-time.js';

/** What rows need to be told in words. */
export interface AuditNames {
  /** References by public id. */
  readonly references: ReadonlyMap<string, number>;
  /** Usernames by the account's id. */
  readonly usernames: ReadonlyMap<string, string>;
}

export function presentAuditLine(entry: AuditEntry, names: AuditNames): AuditLine {
  const { sequence, at, actor, action, subject, data } = entry;
  return {
    sequence: String(sequence),
    at: shortTime(at),
    actor:
      actor.kind === 'staff'
        ? actor.name
        : ({ system: 'Il sistema', cli: 'La riga di comando' }[actor.kind] ?? actor.name),
    sentence: auditSentence(action, subjectText(subject, names), data),
    href: subjectHref(subject, names),
    details: auditDetails(data),
  };
}

function subjectText(subject: AuditEntry['subject'], { references, usernames }: AuditNames): string {
  if (subject === null) return '';
  switch (subject.kind) {
    case 'payment': {
      const reference = references.get(subject.id);
      return reference === undefined ? `il pagamento ${subject.id}` : `il pagamento N. ${reference}`;
    }
    case 'staff':
      return usernames.get(subject.id) ?? `l'account ${subject.id}`;
    case 'person':
      return `una persona (impronta ${subject.id.slice(0, 8)})`;
    case 'view':
      return `la vista ${subject.id}`;
    case 'export':
      return `l'esportazione ${subject.id}`;
    case 'job':
      return `il lavoro ${subject.id} della coda`;
    case 'api-key':
      return `la chiave API ${subject.id}`;
    case 'bank-file':
      return 'un file della banca';
    case 'bank-credit':
      return 'un movimento del conto';
    case 'finding':
      return 'una situazione da lavorare';
    case 'period':
      return `il periodo ${subject.id}`;
    case 'route':
      return subject.id;
    default:
      return `${subject.kind} ${subject.id}`;
  }
}

function subjectHref(subject: AuditEntry['subject'], { references }: AuditNames): string | null {
  if (subject?.kind === 'bank-file') return adminPaths.bankFile(subject.id);
  if (subject?.kind === 'bank-credit') return adminPaths.bankCredit(subject.id);
  if (subject?.kind === 'export') return adminPaths.export(subject.id);
  return subject?.kind === 'payment' && references.has(subject.id) ? adminPaths.transaction(subject.id) : null;
}
