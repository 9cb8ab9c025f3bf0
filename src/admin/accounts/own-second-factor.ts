import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { actorOf } from '../access/actor.js';
import { Sessions } from '../access/sessions.js';
import { SecondFactorStore } from '../persistence/second-factor.store.js';
import { OneTimeCodes } from '../sign-in/one-time-codes.js';
import { RecoveryCodes } from '../sign-in/recovery-codes.js';
import type { SignedIn } from '../staff.js';
import { AskPasswordAgain, type PasswordAgain } from './ask-password-again.js';

/** Shown once; the session goes on under a new token. */
export interface NewRecoveryCodes {
  readonly recoveryCodes: readonly string[];
  readonly sessionToken: string;
}

/** Turns one-time codes on and off for oneself. Everything but confirming asks the password again. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly store: SecondFactorStore,
    private readonly codes: OneTimeCodes,
    private readonly recovery: RecoveryCodes,
    private readonly sessions: Sessions,
    private readonly passwordAgain: AskPasswordAgain,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A secret for the app, to be confirmed with a first code; the one in use so far stays in use until then. */
  async start(by: SignedIn, password: string): Promise<PasswordAgain> {
    const checked = await this.passwordAgain.check(by.account, password);
    if (checked.kind !== 'right') return checked;
    const sealed = this.codes.createSealedSecret(by.account.id);
    await this.database.transaction((tx) => this.store.setPending(tx, by.account.id, sealed, this.clock.now()));
    return checked;
  }

  /** Undefined when the code is not one of the pending secret. */
  async confirm(by: SignedIn, code: string): Promise<NewRecoveryCodes | undefined> {
    const step = await this.codes.stepOfPending(by.account.id, code);
    if (step === undefined) return undefined;
    return this.database.transaction(async (tx) => {
      if (!(await this.store.confirm(tx, by.account.id, step, this.clock.now()))) return undefined;
      const recoveryCodes = await this.recovery.replace(tx, by.account.id);
      const sessionToken = await this.sessions.renew(tx, by.sessionId);
      await this.trail.record(tx, this.entry(by, 'one-time-codes-enabled'));
      return { recoveryCodes, sessionToken };
    });
  }

  async stop(by: SignedIn, password: string): Promise<PasswordAgain> {
    const checked = await this.passwordAgain.check(by.account, password);
    if (checked.kind !== 'right') return checked;
    await this.database.transaction(async (tx) => {
      await this.store.remove(tx, by.account.id, this.clock.now());
      await this.trail.record(tx, this.entry(by, 'one-time-codes-disabled'));
    });
    return checked;
  }

  /** Ten new codes; the old ones end. */
  async renewRecoveryCodes(
    by: SignedIn,
    password: string,
  ): Promise<PasswordAgain | { kind: 'renewed'; codes: readonly string[] }> {
    const checked = await this.passwordAgain.check(by.account, password);
    if (checked.kind !== 'right') return checked;
    const codes = await this.database.transaction(async (tx) => {
      const renewed = await this.recovery.replace(tx, by.account.id);
      await this.trail.record(tx, this.entry(by, 'recovery-codes-renewed'));
      return renewed;
    });
    return { kind: 'renewed', codes };
  }

  private entry(by: SignedIn, action: AuditAction) {
    return { actor: actorOf(by), action, subject: null, data: {} } as const;
  }
}
