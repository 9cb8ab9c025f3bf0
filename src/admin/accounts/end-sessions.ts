import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Database } from '../../shared/database.js';
import { actorOf } from '../access/actor.js';
import { SessionStore } from '../persistence/session.store.js';
import type { SignedIn } from '../staff.js';

/** Ends sessions: one's own, or, by an administrator, anybody's. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
    private readonly trail: AuditTrail,
  ) {}

  /** Leaving: the session that the request came with. */
  async signOut(by: SignedIn): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.sessions.end(tx, by.sessionId, by.account.id);
      await this.trail.record(tx, { actor: actorOf(by), action: 'sign-out', subject: null, data: {} });
    });
  }

  /** One session of this account, or, without `sessionId`, all but the one that the request came with. */
  async revoke(by: SignedIn, staffId: number, sessionId: number | undefined): Promise<void> {
    await this.database.transaction(async (tx) => {
      const ended =
        sessionId === undefined
          ? await this.sessions.endAll(tx, staffId, by.sessionId)
          : Number(await this.sessions.end(tx, sessionId, staffId));
      if (ended === 0) return;
      await this.trail.record(tx, {
        actor: actorOf(by),
        action: 'session-revoked',
        subject: { kind: 'staff', id: String(staffId) },
        data: { ended },
      });
    });
  }
}
