import { Injectable } from '@nestjs/common';
import type { Executor, Statement } from '../../shared/database.js';

/** `code`: the password was right, the one-time code is still to come. */
export type SessionStage = 'code' | 'full';

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly staffId: number;
  readonly stage: SessionStage;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** "Firefox, Windows": never the whole header. */
  readonly userAgent: string;
  readonly networkHash: Buffer;
}

export interface StoredSession {
  readonly id: number;
  readonly staffId: number;
  readonly stage: SessionStage;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string;
}

const COLUMNS = `id, staff_id as "staffId", stage, created_at as "createdAt", last_seen_at as "lastSeenAt",
  user_agent as "userAgent"`;

const INSERT: Statement = {
  name: 'session_insert',
  text: `
    insert into staff_session (token_hash, staff_id, stage, created_at, last_seen_at, expires_at, user_agent, network_hash)
    values ($1, $2, $3, $4, $4, $5, $6, $7) returning id`,
};

const FIND: Statement = {
  name: 'session_find',
  text: `select ${COLUMNS} from staff_session where token_hash = $1 and expires_at > $2 and last_seen_at > $3`,
};

const LIST: Statement = {
  name: 'session_list',
  text: `
    select ${COLUMNS} from staff_session
    where staff_id = $1 and stage = 'full' and expires_at > $2 and last_seen_at > $3
    order by last_seen_at desc, id desc`,
};

const TOUCH: Statement = {
  name: 'session_touch',
  text: 'update staff_session set last_seen_at = $2 where id = $1',
};

const RENEW: Statement = {
  name: 'session_renew',
  text: 'update staff_session set token_hash = $2 where id = $1',
};

const END: Statement = {
  name: 'session_end',
  text: 'delete from staff_session where id = $1 and staff_id = $2 returning id',
};

const END_ALL: Statement = {
  name: 'session_end_all',
  text: 'delete from staff_session where staff_id = $1 and id is distinct from $2 returning id',
};

const FORGET_OLD: Statement = {
  name: 'session_forget_old',
  text: 'delete from staff_session where expires_at <= $1 or last_seen_at <= $2',
};

/** Sessions, by the hash of the token that the browser holds. */
@Injectable()
export class SessionStore {
  async insert(executor: Executor, session: NewSession): Promise<number> {
    const { tokenHash, staffId, stage, createdAt, expiresAt, userAgent, networkHash } = session;
    const values = [tokenHash, staffId, stage, createdAt, expiresAt, userAgent, networkHash];
    const [row] = await executor.query<{ id: number }>(INSERT, values);
    if (row === undefined) throw new Error('a session was not stored');
    return row.id;
  }

  /** The session of this token, if it is neither past its end nor idle since `idleSince`. */
  async find(executor: Executor, tokenHash: Buffer, now: Date, idleSince: Date): Promise<StoredSession | undefined> {
    return (await executor.query<StoredSession>(FIND, [tokenHash, now, idleSince]))[0];
  }

  /** Signed-in sessions of one account, the latest seen first. */
  async list(executor: Executor, staffId: number, now: Date, idleSince: Date): Promise<StoredSession[]> {
    return executor.query<StoredSession>(LIST, [staffId, now, idleSince]);
  }

  async touch(executor: Executor, id: number, at: Date): Promise<void> {
    await executor.query(TOUCH, [id, at]);
  }

  /** Another token for the same session: whoever holds the old one is out. */
  async renew(executor: Executor, id: number, tokenHash: Buffer): Promise<void> {
    await executor.query(RENEW, [id, tokenHash]);
  }

  /** False when this account has no such session. */
  async end(executor: Executor, id: number, staffId: number): Promise<boolean> {
    return (await executor.query(END, [id, staffId])).length === 1;
  }

  /** Ends the account's sessions, all but `exceptId`; answers with their number. */
  async endAll(executor: Executor, staffId: number, exceptId: number | null): Promise<number> {
    return (await executor.query(END_ALL, [staffId, exceptId])).length;
  }

  async forgetOld(executor: Executor, now: Date, idleSince: Date): Promise<void> {
    await executor.query(FORGET_OLD, [now, idleSince]);
  }
}
