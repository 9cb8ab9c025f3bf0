import type { Executor, Statement, Transaction } from '../database.js';
import type { AuditAction, AuditActor, AuditData, NewAuditEntry } from './audit-entry.js';
import { valuesOf } from './audit-table.js';

/** The views of one minute that are alike. */
export interface CountedViews {
  readonly entry: NewAuditEntry;
  readonly views: number;
  readonly firstAt: Date;
}

const COUNT: Statement = {
  name: 'audit_count_view',
  text: `
    insert into audit_view (key, minute, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, data,
                            views, first_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
    on conflict (key) do update set views = audit_view.views + 1`,
};

const TAKE: Statement = {
  name: 'audit_take_views',
  text: `
    delete from audit_view where key in (
      select key from audit_view where minute < $1 order by minute, key limit $2 for update skip locked
    )
    returning actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
              subject_kind as "subjectKind", subject_id as "subjectId", data, views, first_at as "firstAt"`,
};

interface ViewRow {
  readonly actorKind: AuditActor['kind'];
  readonly actorId: number | null;
  readonly actorName: string;
  readonly action: AuditAction;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly data: AuditData;
  readonly views: number;
  readonly firstAt: Date;
}

/** Counts one view; `key` is the same for views that become one row. */
export async function countView(
  executor: Executor,
  view: { readonly key: Buffer; readonly minute: Date; readonly entry: NewAuditEntry; readonly at: Date },
): Promise<void> {
  await executor.query(COUNT, [view.key, view.minute, ...valuesOf(view.entry), view.at]);
}

/** Takes away the counts of minutes before `minute`, the oldest first; another worker's are left to it. */
export async function takeViewsBefore(tx: Transaction, minute: Date, limit: number): Promise<CountedViews[]> {
  const rows = await tx.query<ViewRow>(TAKE, [minute, limit]);
  return rows
    .map(({ views, firstAt, ...row }) => ({ entry: toEntry(row), views, firstAt }))
    .sort((a, b) => a.firstAt.getTime() - b.firstAt.getTime());
}

function toEntry(row: Omit<ViewRow, 'views' | 'firstAt'>): NewAuditEntry {
  return {
    // Written by `countView` from an actor, so kind and id belong together.
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName } as AuditActor,
    action: row.action,
    subject: row.subjectKind === null || row.subjectId === null ? null : { kind: row.subjectKind, id: row.subjectId },
    data: row.data,
  };
}
