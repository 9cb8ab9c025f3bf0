import type { Signal } from '../../src/bank-gateway/signal.js';

/** A signed notification that pays 156.96 on this order; any field can be given another value. */
export function aSignal(orderCode: string, changes: Partial<Signal> = {}): Signal {
  const signal: Omit<Signal, 'verifiedFields'> = {
    source: 'notification',
    assurance: 'signed',
    outcome: 'paid',
    ref: orderCode,
    gatewayTxnId: 'E802E2ACBBC01046895E444EBC',
    authCode: '123456',
    amountCents: 15_696,
    currency: 'EUR',
    shopId: '391177900021001',
    rawCode: '00',
    ...changes,
  };
  const verifiedFields = { ORDERID: orderCode, AMOUNT: String(signal.amountCents), RESULT: signal.rawCode ?? '' };
  return { ...signal, verifiedFields: changes.verifiedFields ?? verifiedFields };
}
