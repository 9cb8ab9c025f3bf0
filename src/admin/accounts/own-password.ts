import { Inject, Injectable } from '@nestjs/common';
import { type PasswordProblem, problemOfPassword } from '../../domain/new-password.js';
import type { Environment } from '../../env.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { Database } from '../../shared/database.js';
import { actorOf } from '../access/actor.js';
import { Sessions } from '../access/sessions.js';
import { SessionStore } from '../persistence/session.store.js';
import { StaffStore } from '../persistence/staff.store.js';
import { passwordScore } from '../sign-in/password-strength.js';
import { hashPassword } from '../sign-in/passwords.js';
import type { SignedIn } from '../staff.js';
import { AskPasswordAgain, type PasswordAgain } from './ask-password-again.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  readonly repeated: string;
}

export type PasswordChangeResult =
  /** The session goes on under a new token; all others have ended. */
  | { readonly kind: 'changed'; readonly sessionToken: string }
  | {
      readonly kind: 'refused';
      readonly current: PasswordAgain;
      readonly next: PasswordProblem | undefined;
      readonly isRepeated: boolean;
    };

/** Changes one's own password. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffStore,
    private readonly sessions: Sessions,
    private readonly sessionStore: SessionStore,
    private readonly passwordAgain: AskPasswordAgain,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async change(by: SignedIn, { current, next, repeated }: PasswordChange): Promise<PasswordChangeResult> {
    const checked = await this.passwordAgain.check(by.account, current);
    const problem = await this.problemOf(by, current, next);
    const isRepeated = next === repeated;
    if (checked.kind !== 'right' || problem !== undefined || !isRepeated) {
      return { kind: 'refused', current: checked, next: problem, isRepeated };
    }
    const hash = await hashPassword(next);
    const sessionToken = await this.database.transaction(async (tx) => {
      await this.staff.setPassword(tx, by.account.id, { hash, mustChange: false }, this.clock.now());
      const sessionsEnded = await this.sessionStore.endAll(tx, by.account.id, by.sessionId);
      const token = await this.sessions.renew(tx, by.sessionId);
      await this.trail.record(tx, {
        actor: actorOf(by),
        action: 'password-changed',
        subject: null,
        data: { sessionsEnded },
      });
      return token;
    });
    return { kind: 'changed', sessionToken };
  }

  private async problemOf({ account }: SignedIn, current: string, next: string): Promise<PasswordProblem | undefined> {
    if (next !== '' && next === current) return 'same-as-before';
    const { username, fullName } = account;
    return problemOfPassword(next, { username, fullName, enteName: this.environment.ente.name }, await passwordScore());
  }
}
