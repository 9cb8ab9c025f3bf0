import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BankCodes } from './bank-codes.js';

/**
 * Tokens that tie a page in a browser to its order: `order.nonce.seal`, carried by hidden fields and
 * never by an address. They are sealed instead of stored, so that a page that was open while the bank
 * restarted still leads to its order.
 */
export class BrowserSessions {
  private readonly key: Buffer;

  constructor(
    startKey: string,
    private readonly codes: BankCodes,
  ) {
    this.key = createHmac('sha256', startKey).update('browser session').digest();
  }

  issue(orderId: string): string {
    const nonce = this.codes.nonce();
    return `${orderId}.${nonce}.${this.seal(orderId, nonce)}`;
  }

  /** The order that a token belongs to; undefined when the bank never issued it. */
  orderOf(token: string): string | undefined {
    const [orderId = '', nonce = '', seal = '', ...rest] = token.split('.');
    const received = Buffer.from(seal, 'utf8');
    const expected = Buffer.from(this.seal(orderId, nonce), 'utf8');
    const isOurs = rest.length === 0 && received.length === expected.length && timingSafeEqual(received, expected);
    return isOurs ? orderId : undefined;
  }

  private seal(orderId: string, nonce: string): string {
    return createHmac('sha256', this.key).update(`${orderId}.${nonce}`, 'utf8').digest('hex');
  }
}
