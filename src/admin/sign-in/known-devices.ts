import { Injectable } from '@nestjs/common';
import { Ids } from '../../shared/ids.js';
import { StaffKeys } from './staff-keys.js';

/**
 * Browsers from which somebody signed in before. Wrong guesses from elsewhere, even from the same office, are not
 * counted against them: nobody can keep a colleague out by guessing. The token names nobody; it proves one username.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly ids: Ids,
    private readonly keys: StaffKeys,
  ) {}

  /** The token to give to a browser after a sign-in. */
  issue(username: string): string {
    const nonce = this.ids.token();
    return `${nonce}.${this.keys.hash('known-device', nonce, username).toString('base64url')}`;
  }

  /** The device's own name if the token was issued for this username; undefined otherwise. */
  recognise(token: string | undefined, username: string): string | undefined {
    const [nonce, mac, ...rest] = (token ?? '').split('.');
    if (nonce === undefined || mac === undefined || rest.length > 0) return undefined;
    return this.keys.matches(Buffer.from(mac, 'base64url'), 'known-device', nonce, username) ? nonce : undefined;
  }
}
