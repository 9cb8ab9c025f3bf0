import { createHmac } from 'node:crypto';

/** The header that carries the signature. */
export const SIGNATURE_HEADER = 'porta-signature';

/**
 * `t=1764072000,v1=<hex>,v1=<hex>`: the second of sending and, for each valid secret, HMAC-SHA256 over
 * `<t>.<body>`. The receiver makes the same and compares, and refuses what is older than five minutes: what was
 * listened to and is played again later is then worth nothing. @param secrets the one in force first.
 */
export function signWebhook(secrets: readonly string[], at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex');
    return `v1=${mac}`;
  });
  return [`t=${seconds}`, ...signatures].join(',');
}
