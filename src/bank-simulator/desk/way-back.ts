import type { Order } from '../books/order.js';
import type { Faults } from '../faults/fault.js';
import { spoiltMac } from '../protocol/mac.js';
import { hasSignedResult, macOfResult, resultFieldsOf, resultUrl } from '../protocol/result-message.js';

/**
 * Where the browser goes when the bank has done its part: URLDONE with the signed result when there is
 * one, else URLBACK as the shop gave it, which says nothing.
 */
export function wayBack(order: Order, resultKey: string, faults: Faults['browserReturn']): string {
  if (!hasSignedResult(order)) return headerSafe(order.backUrl);
  const fields = resultFieldsOf(order);
  const mac = macOfResult(resultKey, fields);
  return headerSafe(resultUrl(order.doneUrl, fields, faults?.badMac === true ? spoiltMac(mac) : mac));
}

/** A Location header is ASCII: an address with other letters is percent-encoded, any other stays as it is. */
function headerSafe(address: string): string {
  return /^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href;
}
