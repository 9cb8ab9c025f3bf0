import type { RefundInput, RefundResult } from '../back-office.js';
import { macOf, signedValues } from './mac.js';
import { readRefund, refundRequest } from './refund.js';
import type { ReplyPart } from './reply-document.js';

const KEY = 'result-key-of-the-tests';
const INPUT: RefundInput = {
  ref: 'PDP7K2M9Q4XW',
  gatewayTxnId: 'E802E2ACBBC01046895E444EBC',
  amountCents: 15_696,
  currency: 'EUR',
  requestId: '20261123000000000000000000000002',
};

function operation(change: Readonly<Record<string, string>> = {}, mac?: string): ReplyPart {
  const values = Object.entries({ TransactionID: 'OP01', Amount: '15696', Result: '00', Status: '00', ...change });
  return { name: 'Operation', values, mac: mac ?? macOf(signedValues(values.map(([, value]) => value)), KEY) };
}

function read(result: string, ...parts: readonly ReplyPart[]): RefundResult {
  return readRefund({ result, parts }, INPUT, KEY);
}

it('is done when envelope and Operation say so for the amount that was asked', () => {
  expect(read('00', operation())).toEqual({ kind: 'done', operationId: 'OP01' });
});

it.each([
  ['by the envelope', '10', []],
  ['by the Operation', '99', [operation({ Result: '11' })]],
])('is rejected %s', (_, result, parts) => {
  expect(() => read(result, ...parts)).toThrow(expect.objectContaining({ code: 'REJECTED', retry: 'never' }) as Error);
});

it.each([
  ['no Operation', '00', [], 'refund-result'],
  ['two Operations', '00', [operation(), operation()], 'several-operations'],
  ['an Operation whose MAC is wrong', '00', [operation({}, 'a'.repeat(64))], 'part-mac'],
  ['an Operation whose MAC says NULL', '00', [operation({}, 'NULL')], 'part-mac'],
  ['a refusal whose MAC is wrong', '99', [operation({ Result: '11' }, 'NULL')], 'part-mac'],
  ['another amount', '00', [operation({ Amount: '1' })], 'other-amount'],
  ['an Operation that is done in an envelope that is not', '99', [operation()], 'refund-result'],
  ['no operation code', '00', [operation({ TransactionID: '' })], 'wrong-operation-id'],
  ['a request id used before', '02', [], 'refund-result'],
  ['an error of the bank', '98', [], 'refund-result'],
  ['an undocumented result', '77', [], 'refund-result'],
])('is open with %s', (_, result, parts, reason) => {
  expect(() => read(result, ...parts)).toThrow(
    expect.objectContaining({
      code: 'OUTCOME_UNKNOWN',
      retry: 'after-query',
      details: expect.objectContaining({ reason }) as object,
    }) as Error,
  );
});

it.each([
  ['request id', { requestId: '2026' }, 'request-id'],
  ['order code', { ref: 'A B' }, 'order-code'],
  ['transaction code', { gatewayTxnId: '' }, 'transaction-code'],
  ['amount', { amountCents: 1.5 }, 'amount'],
])('sends no request with a %s of another form', (_, change, reason) => {
  expect(() => refundRequest({ ...INPUT, ...change }, '2026-11-23T10:16:00.000')).toThrow(
    expect.objectContaining({ code: 'MALFORMED', details: { reason } }) as Error,
  );
});
