import type { Order } from '../books/order.js';
import type { Faults } from '../faults/fault.js';
import { spoiltMac } from '../protocol/mac.js';
import { macOfResult, resultFieldsOf, resultUrl, type ResultFields } from '../protocol/result-message.js';

/** A notification ready to be sent. */
export interface Notification {
  readonly address: string;
  /** Its parameters, MAC included. */
  readonly parameters: ResultFields;
}

/**
 * The notification of an order's outcome, altered as its faults ask: tampered fields keep the MAC of the
 * true ones unless they are signed again, as if the result key had leaked.
 */
export function composeNotification(order: Order, resultKey: string, faults: Faults['notification']): Notification {
  const truth = resultFieldsOf(order);
  const { MAC: givenMac, ...tampered } = faults?.tamper ?? {};
  const fields = { ...truth, ...tampered };
  const signed = macOfResult(resultKey, faults?.resign === true ? fields : truth);
  const mac = givenMac ?? (faults?.badMac === true ? spoiltMac(signed) : signed);
  return { address: resultUrl(order.notificationUrl, fields, mac), parameters: { ...fields, MAC: mac } };
}
