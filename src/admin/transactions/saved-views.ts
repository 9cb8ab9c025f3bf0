import { Injectable } from '@nestjs/common';
import { isAllowed } from '../../domain/staff-permissions.js';
import type { AuditAction } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import { Database, type Transaction } from '../../shared/database.js';
import { actorOf } from '../access/actor.js';
import { type SavedView, type ViewScope, ViewStore } from '../persistence/view.store.js';
import type { SignedIn } from '../staff.js';

export type ViewResult = { readonly kind: 'done' } | { readonly kind: 'taken' | 'unknown' | 'not-allowed' };

const DONE = { kind: 'done' } as const;
/** Names of a scope are unique without regard to case. */
const NAME_INDEXES: readonly unknown[] = ['staff_view_own_name', 'staff_view_office_name'];

/** Views of the list: everybody keeps their own, managers the office's. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly database: Database,
    private readonly store: ViewStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** One's own and the office's. */
  async list({ account }: SignedIn): Promise<SavedView[]> {
    return this.store.list(account.id);
  }

  async save(by: SignedIn, view: Pick<SavedView, 'scope' | 'name' | 'query'>): Promise<ViewResult> {
    if (!mayKeep(by, { ...view, staffId: by.account.id })) return { kind: 'not-allowed' };
    return this.database.transaction(async (tx) => {
      const id = await this.store.insert(tx, { ...view, staffId: by.account.id }, this.clock.now());
      if (id === undefined) return { kind: 'taken' };
      await this.record(tx, by, 'view-saved', { id, scope: view.scope });
      return DONE;
    });
  }

  async rename(by: SignedIn, id: number, name: string): Promise<ViewResult> {
    try {
      return await this.change(by, id, 'view-renamed', (tx) => this.store.rename(tx, id, name, this.clock.now()));
    } catch (error) {
      if (NAME_INDEXES.includes((error as { constraint?: unknown }).constraint)) return { kind: 'taken' };
      throw error;
    }
  }

  async remove(by: SignedIn, id: number): Promise<ViewResult> {
    return this.change(by, id, 'view-deleted', (tx) => this.store.remove(tx, id));
  }

  private async change(
    by: SignedIn,
    id: number,
    action: AuditAction,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<ViewResult> {
    return this.database.transaction(async (tx) => {
      const view = await this.store.lock(tx, id);
      if (view === undefined || isHidden(by, view)) return { kind: 'unknown' };
      if (!mayKeep(by, view)) return { kind: 'not-allowed' };
      await work(tx);
      await this.record(tx, by, action, view);
      return DONE;
    });
  }

  /** The name is the author's own words, and stays out of the trail. */
  private async record(
    tx: Transaction,
    by: SignedIn,
    action: AuditAction,
    { id, scope }: { readonly id: number; readonly scope: ViewScope },
  ): Promise<void> {
    await this.trail.record(tx, {
      actor: actorOf(by),
      action,
      subject: { kind: 'view', id: String(id) },
      data: { scope },
    });
  }
}

/** Whether somebody may save, rename and delete such a view. */
export function mayKeep({ account }: SignedIn, view: Pick<SavedView, 'scope' | 'staffId'>): boolean {
  return view.scope === 'office' ? isAllowed(account.role, 'keep-office-views') : view.staffId === account.id;
}

function isHidden({ account }: SignedIn, view: SavedView): boolean {
  return view.scope === 'own' && view.staffId !== account.id;
}
