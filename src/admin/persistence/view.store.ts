import { Injectable } from '@nestjs/common';
import { Database, type Statement, type Transaction } from '../../shared/database.js';

export type ViewScope = 'own' | 'office';

/** A filter of the list under a name. */
export interface SavedView {
  readonly id: number;
  readonly staffId: number;
  readonly scope: ViewScope;
  readonly name: string;
  /** As it stands in addresses, without `?`. */
  readonly query: string;
}

const COLUMNS = 'id, staff_id as "staffId", scope, name, query';

const LIST: Statement = {
  name: 'staff_view_list',
  text: `select ${COLUMNS} from staff_view where scope = 'office' or staff_id = $1 order by scope, lower(name), id`,
};

const LOCK: Statement = {
  name: 'staff_view_lock',
  text: `select ${COLUMNS} from staff_view where id = $1 for update`,
};

const INSERT: Statement = {
  name: 'staff_view_insert',
  text: `
    insert into staff_view (staff_id, scope, name, query, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
    on conflict do nothing returning id`,
};

const RENAME: Statement = {
  name: 'staff_view_rename',
  text: 'update staff_view set name = $2, updated_at = $3 where id = $1',
};

const REMOVE: Statement = { name: 'staff_view_remove', text: 'delete from staff_view where id = $1' };

/** The views of the list: one's own, and the office's. */
@Injectable()
export class ViewStore {
  constructor(private readonly database: Database) {}

  async list(staffId: number): Promise<SavedView[]> {
    return this.database.query<SavedView>(LIST, [staffId]);
  }

  async lock(tx: Transaction, id: number): Promise<SavedView | undefined> {
    return (await tx.query<SavedView>(LOCK, [id]))[0];
  }

  /** The id of the new view; undefined when its name is taken. */
  async insert(tx: Transaction, view: Omit<SavedView, 'id'>, at: Date): Promise<number | undefined> {
    const { staffId, scope, name, query } = view;
    const [row] = await tx.query<{ id: number }>(INSERT, [staffId, scope, name, query, at]);
    return row?.id;
  }

  /** @throws DatabaseError of a unique index when the name is taken. */
  async rename(tx: Transaction, id: number, name: string, at: Date): Promise<void> {
    await tx.query(RENAME, [id, name, at]);
  }

  async remove(tx: Transaction, id: number): Promise<void> {
    await tx.query(REMOVE, [id]);
  }
}
