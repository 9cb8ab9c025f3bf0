import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../../shared/database.js';

/** A person's filter as it is stored. */
export interface StoredFilter {
  readonly id: string;
  readonly staffId: number;
  readonly sealed: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const INSERT: Statement = {
  name: 'staff_filter_insert',
  text: 'insert into staff_filter (id, staff_id, sealed, created_at, expires_at) values ($1, $2, $3, $4, $5)',
};

const FIND: Statement = {
  name: 'staff_filter_find',
  text: 'select sealed from staff_filter where id = $1 and staff_id = $2 and expires_at > $3',
};

const FORGET_OLD: Statement = {
  name: 'staff_filter_forget_old',
  text: 'delete from staff_filter where expires_at <= $1',
};

/** Filters by person, for the hours that they live. */
@Injectable()
export class FilterStore {
  constructor(private readonly database: Database) {}

  /** Stores one, and forgets those whose time is over. */
  async insert({ id, staffId, sealed, createdAt, expiresAt }: StoredFilter): Promise<void> {
    await this.database.query(FORGET_OLD, [createdAt]);
    await this.database.query(INSERT, [id, staffId, sealed, createdAt, expiresAt]);
  }

  /** What is behind `id`, if it is this person's own and its time is not over. */
  async find(id: string, staffId: number, now: Date): Promise<Buffer | undefined> {
    const [row] = await this.database.query<{ sealed: Buffer }>(FIND, [id, staffId, now]);
    return row?.sealed;
  }
}
