import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import type { Environment } from '../../env.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import type { Transaction } from '../../shared/database.js';
import { open, seal } from '../../shared/secret-box.js';
import { SecondFactorStore } from '../persistence/second-factor.store.js';
import { StaffKeys } from './staff-keys.js';

const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
/** A clock that is half a minute off, or a code typed at the last moment. */
const WINDOW_STEPS = 1;
const CODE = /^\d{6}$/;

/** What an authenticator app needs to know. */
export interface Enrolment {
  /** In groups of four, for typing. */
  readonly secretText: string;
  /** `otpauth://totp/...`, for the QR code. */
  readonly uri: string;
}

/** Time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 seconds, what every app understands). */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly store: SecondFactorStore,
    private readonly keys: StaffKeys,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** A new secret, encrypted as it is stored. */
  createSealedSecret(staffId: number): Buffer {
    const secret = Buffer.from(new Secret({ size: SECRET_BYTES }).bytes);
    return seal(this.keys.oneTimeCodeKey, ownerOf(staffId), secret);
  }

  /** The secret that waits for its first code; undefined when there is none. */
  async pendingEnrolment(staff: { readonly id: number; readonly username: string }): Promise<Enrolment | undefined> {
    const { pendingSecret } = await this.store.secretsOf(staff.id);
    const totp = pendingSecret === null ? undefined : this.totpOf(staff.id, pendingSecret, staff.username);
    return totp && { secretText: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 '), uri: totp.toString() };
  }

  /** The time step of a code of the pending secret; undefined when the code is wrong. */
  async stepOfPending(staffId: number, code: string): Promise<number | undefined> {
    const { pendingSecret } = await this.store.secretsOf(staffId);
    return pendingSecret === null ? undefined : this.stepOf(staffId, pendingSecret, code);
  }

  /** Whether the code is right and was not used before; it counts as used from then on. */
  async use(tx: Transaction, staffId: number, code: string): Promise<boolean> {
    const { secret } = await this.store.secretsOf(staffId, tx);
    const step = secret === null ? undefined : this.stepOf(staffId, secret, code);
    return step !== undefined && this.store.useStep(tx, staffId, step);
  }

  private stepOf(staffId: number, sealedSecret: Buffer, typed: string): number | undefined {
    const code = typed.replace(/\s/g, '');
    if (!CODE.test(code)) return undefined;
    const timestamp = this.clock.now().getTime();
    const totp = this.totpOf(staffId, sealedSecret, '');
    const delta = totp?.validate({ token: code, timestamp, window: WINDOW_STEPS }) ?? null;
    return delta === null ? undefined : Math.floor(timestamp / 1_000 / STEP_SECONDS) + delta;
  }

  /**
   * Undefined when the installation's secret is another one since: no code is right, and an administrator resets them.
   */
  private totpOf(staffId: number, sealedSecret: Buffer, label: string): TOTP | undefined {
    const bytes = this.openSecret(staffId, sealedSecret);
    if (bytes === undefined) return undefined;
    return new TOTP({
      issuer: `Porta dei Pagamenti ${this.environment.ente.name}`,
      label,
      algorithm: 'SHA1',
      digits: 6,
      period: STEP_SECONDS,
      secret: new Secret({ buffer: new Uint8Array(bytes).buffer }),
    });
  }

  private openSecret(staffId: number, sealedSecret: Buffer): Buffer | undefined {
    try {
      return open(this.keys.oneTimeCodeKey, ownerOf(staffId), sealedSecret);
    } catch {
      return undefined;
    }
  }
}

/** Binds a secret to its account: copied to another row it cannot be opened. */
function ownerOf(staffId: number): string {
  return `staff:${staffId}`;
}
