import { macOfResult, resultUrl, type ResultFields } from '../../src/bank-simulator/protocol/result-message.js';
import type { TestPortal } from '../support/portal.js';

/** The two ways by which the bank's words reach the portal. */
export type Way = 'notifica' | 'ritorno';

/** What the bank says of a paid order, in the protocol's fields; code and amount are those of its ledger. */
export async function resultOf(portal: TestPortal, orderCode: string): Promise<ResultFields> {
  const line = await portal.bank.order(orderCode);
  if (line === undefined) throw new Error(`the bank does not know ${orderCode}`);
  return resultFields({
    ORDERID: orderCode,
    AMOUNT: String(line.amountCents),
    TRANSACTIONID: line.transactionCode ?? 'NULL',
  });
}

/** A whole result of 156.96 euro paid, with these fields in place of the usual ones. */
export function resultFields(changes: ResultFields): ResultFields {
  return {
    ORDERID: 'PDPSCONOSCIUTO234',
    SHOPID: '391177900021001',
    AUTHNUMBER: '123456',
    AMOUNT: '15696',
    CURRENCY: '978',
    TRANSACTIONID: 'E802E2ACBBC01046895E444EBC',
    ACCOUNTINGMODE: 'I',
    AUTHORMODE: 'I',
    RESULT: '00',
    TRANSACTIONTYPE: 'TT01',
    ...changes,
  };
}

/** The address that brings these fields to the portal under the bank's own signature. */
export function signedAddress(portal: TestPortal, way: Way, fields: ResultFields): string {
  const key = portal.environment.bank.resultKey ?? '';
  return resultUrl(`${portal.url}/banca/${way}/sia-vpos`, fields, macOfResult(key, fields));
}
