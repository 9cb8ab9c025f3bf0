import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Database } from '../../shared/database.js';
import { actorOf } from '../access/actor.js';
import type { StaffAccount } from '../staff.js';
import { OneTimeCodes } from './one-time-codes.js';
import { RecoveryCodes } from './recovery-codes.js';

export type SecondFactorMethod = 'one-time-code' | 'recovery-code';

/** What is asked after the password: a one-time code, or one of the recovery codes in its place. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly database: Database,
    private readonly oneTimeCodes: OneTimeCodes,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly trail: AuditTrail,
  ) {}

  /** Which of the two the typed code was, used up by this; undefined when it was neither, or used before. */
  async use(account: StaffAccount, typed: string): Promise<SecondFactorMethod | undefined> {
    return this.database.transaction(async (tx) => {
      if (await this.oneTimeCodes.use(tx, account.id, typed)) return 'one-time-code';
      if (!(await this.recoveryCodes.use(tx, account.id, typed))) return undefined;
      await this.trail.record(tx, {
        actor: actorOf({ account }),
        action: 'recovery-code-used',
        subject: null,
        data: {},
      });
      return 'recovery-code';
    });
  }
}
