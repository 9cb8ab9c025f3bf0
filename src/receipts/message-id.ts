import type { Ids } from '../shared/ids.js';

/** A domain as it may stand in a Message-ID; anything else would have to be quoted. */
const SENDER_DOMAIN = /@([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)>?\s*$/;
const FALLBACK_DOMAIN = 'porta-dei-pagamenti.invalid';

/**
 * The Message-ID (RFC 5322, 3.6.4) of one delivery, chosen before the first try and kept for all of them. Random on
 * the left, the sender's domain on the right; it tells nothing of the payment.
 */
export function newMessageId(ids: Ids, mailFrom: string): string {
  const domain = SENDER_DOMAIN.exec(mailFrom)?.[1] ?? FALLBACK_DOMAIN;
  return `<${ids.token()}@${domain.toLowerCase()}>`;
}
