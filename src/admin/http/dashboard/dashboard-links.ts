import { PAYMENT_STATUSES } from '../../../domain/payment-state.js';
import { adminPaths } from '../../admin-paths.js';

/** The states of payments whose money arrived. */
const COLLECTED = PAYMENT_STATUSES.filter((status) => ['paid', 'partially_refunded', 'refunded'].includes(status));

/** The list of payments with this query. */
export function listHref(query: string): string {
  return adminPaths.transactions(query);
}

/** The list of the payments that a sum was made of, days included. */
export function collectedHref(filter: { from: string; to: string; service?: string; accounting?: string }): string {
  const { from, to, service, accounting } = filter;
  const parameters = new URLSearchParams({ from, to, ...(service === undefined ? {} : { service }) });
  for (const status of COLLECTED) parameters.append('status', status);
  if (accounting !== undefined) parameters.append('accounting', accounting);
  return listHref(parameters.toString());
}
