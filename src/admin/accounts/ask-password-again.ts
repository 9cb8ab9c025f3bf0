import { Injectable } from '@nestjs/common';
import { StaffStore } from '../persistence/staff.store.js';
import { isPassword } from '../sign-in/passwords.js';
import { SignInThrottle } from '../sign-in/sign-in-throttle.js';
import type { StaffAccount } from '../staff.js';

export type PasswordAgain =
  | { readonly kind: 'right' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'slowed-down'; readonly waitMs: number };

/** Before something that a thief of the session would want to do: the password once more, with slowed guesses. */
@Injectable()
export class AskPasswordAgain {
  constructor(
    private readonly staff: StaffStore,
    private readonly throttle: SignInThrottle,
  ) {}

  async check(account: StaffAccount, password: string): Promise<PasswordAgain> {
    if (password === '') return { kind: 'missing' };
    const attempt = await this.throttle.beforeReentry(account.username);
    if (attempt.isBlocked) return { kind: 'slowed-down', waitMs: attempt.waitMs };
    if (!(await isPassword(password, await this.staff.passwordHashOf(account.id)))) return { kind: 'wrong' };
    await this.throttle.succeed(attempt);
    return { kind: 'right' };
  }
}
