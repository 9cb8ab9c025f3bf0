import type { CalendarDay } from '../domain/calendar-day.js';
import type { AuditEntry } from '../shared/audit-trail/audit-entry.js';
import type { AuditFilter, AuditTopics } from '../shared/audit-trail/audit-filter.js';
import type { AuditReader } from '../shared/audit-trail/audit-reader.js';
import { auditActionLabel } from '../shared/audit-trail/audit-words.js';
import type { ExportColumn, ExportSource, FilterDescription } from './export-source.js';
import { daysWords } from './days-words.js';

export const AUDIT_TRAIL = 'audit-trail';

/**
 * In JSONL a row is what `auditEntryToJson` makes of it: such a file of the whole trail, or of a period of it, is also
 * followed from hash to hash by `porta audit verify`, without any manifest.
 */
const COLUMNS: readonly ExportColumn<AuditEntry>[] = [
  { name: 'numero', key: 'sequence', kind: 'number', of: (row) => row.sequence },
  { name: 'data_ora', key: 'at', kind: 'instant', of: (row) => row.at },
  { name: 'chi', key: 'actor', kind: 'text', of: (row) => row.actor.name, json: (row) => row.actor },
  {
    name: 'operazione',
    key: 'action',
    kind: 'text',
    of: (row) => auditActionLabel(row.action),
    json: (row) => row.action,
  },
  { name: 'oggetto', key: 'subject', kind: 'text', of: subjectText, json: (row) => row.subject },
  { name: 'dati', key: 'data', kind: 'text', of: (row) => JSON.stringify(row.data), json: (row) => row.data },
  {
    name: 'impronta_precedente',
    key: 'previousHash',
    kind: 'text',
    of: (row) => row.previousHash?.toString('hex') ?? null,
  },
  { name: 'impronta', key: 'hash', kind: 'text', of: (row) => row.hash.toString('hex') },
];

/** What staff did, in the order of the chain. What was looked at in this very minute is not in it yet. */
export function auditTrailSource(trail: AuditReader, filter: AuditFilter): ExportSource<AuditEntry> {
  return {
    kind: AUDIT_TRAIL,
    stem: 'registro',
    sheet: 'Registro',
    columns: COLUMNS,
    filter: describe(filter),
    request: { kind: AUDIT_TRAIL, filter },
    countUpTo: (limit) => trail.countUpTo(filter, limit),
    batches: (signal) => trail.batches(filter, signal),
  };
}

function subjectText({ subject }: AuditEntry): string | null {
  return subject === null ? null : `${subject.kind} ${subject.id}`;
}

function describe(filter: AuditFilter): FilterDescription {
  const { from, to, actor, action, about } = filter;
  return {
    words: wordsOf(filter).join('; ') || 'tutto il registro',
    parameters: {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(actor && { actor: 'id' in actor ? actor.id : actor.kind }),
      ...(action !== undefined && { action }),
      ...(about && { subjects: subjectsOf(about) }),
    },
    // The address was understood before: these are days.
    ...(from !== undefined && { from: from as CalendarDay }),
    ...(to !== undefined && { to: to as CalendarDay }),
  };
}

function wordsOf(filter: AuditFilter): string[] {
  const { actor, action, about } = filter;
  return [
    ...daysWords(filter),
    ...(actor === undefined ? [] : [actorWords(actor)]),
    ...(action === undefined ? [] : [`operazione ${auditActionLabel(action)}`]),
    ...(about === undefined ? [] : [`su ${subjectsOf(about).join(', ')}`]),
  ];
}

/** Public ids of payments, numbers of accounts: codes, no names. */
function subjectsOf({ subjects }: AuditTopics): string[] {
  return Object.entries(subjects).flatMap(([kind, ids]) => ids.map((id) => `${kind} ${id}`));
}

function actorWords(actor: NonNullable<AuditFilter['actor']>): string {
  if (actor.kind === 'staff') return `fatte dall'account N. ${actor.id}`;
  return actor.kind === 'system' ? 'fatte dal sistema' : 'fatte dalla riga di comando';
}
