import type { QueryResult } from '../back-office.js';
import type { KnownAttempt } from '../inbound.js';
import { readReply } from './back-office-reply.js';
import { macOf, type NamedValue, signedValues } from './mac.js';
import { readOrderStatus } from './order-status.js';

const KEY = 'result-key-of-the-tests';
const SHOP_ID = '391177900021001';
const ATTEMPT: KnownAttempt = {
  ref: 'PDP7K2M9Q4XW',
  amountCents: 15_696,
  currency: 'EUR',
  shopId: '391177900021001',
  keyVersion: '0123456789abcdef',
  createdAt: new Date('2026-11-23T09:10:00.000Z'),
};
const PAID: Readonly<Record<string, string>> = {
  AuthorizationType: 'I',
  TransactionID: 'E802E2ACBBC01046895E444EBC',
  Network: '02',
  OrderID: ATTEMPT.ref,
  TransactionAmount: '15696',
  AuthorizedAmount: '15696',
  Currency: '978',
  AccountedAmount: '15696',
  RefundedAmount: '0',
  TransactionResult: '00',
  Timestamp: '2026-11-23T10:14:30.000',
  AuthorizationNumber: '123456',
  TransactionStatus: '00',
  PanTail: '0001',
  PanExpiryDate: '2712',
};
const REFUSED = { ...PAID, TransactionID: '', AuthorizedAmount: '0', TransactionResult: '04', TransactionStatus: '01' };

function xmlOf(values: readonly NamedValue[]): string {
  return values.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
}

function authorization(fields: Readonly<Record<string, string>>, mac?: string): string {
  const values = Object.entries(fields);
  const own = mac ?? macOf(signedValues(values.map(([, value]) => value)), KEY);
  return `<Authorization>${xmlOf(values)}<MAC>${own}</MAC></Authorization>`;
}

interface Envelope {
  readonly result?: string;
  readonly timestamp?: string;
  readonly mac?: string;
}

function ask(
  data: string,
  { result = '00', timestamp = '2026-11-23T10:15:01.000', mac }: Envelope = {},
  attempt = ATTEMPT,
): QueryResult {
  const own = mac ?? macOf(signedValues([timestamp, result]), KEY);
  const envelope = xmlOf([
    ['Timestamp', timestamp],
    ['Result', result],
    ['MAC', own],
  ]);
  const xml = `<BPWXmlResponse>${envelope}<Data>${data}</Data></BPWXmlResponse>`;
  const now = new Date('2026-11-23T09:15:00.000Z');
  return readOrderStatus(readReply(xml, KEY, now), attempt, { shopId: SHOP_ID, resultKey: KEY });
}

function expectRefused(call: () => QueryResult, reason: string): void {
  expect(call).toThrow(
    expect.objectContaining({
      code: 'OUTCOME_UNKNOWN',
      details: expect.objectContaining({ reason }) as object,
    }) as Error,
  );
}

describe('one transaction', () => {
  it('is read with amount, currency and time, and without the card', () => {
    const result = ask(authorization(PAID));
    expect(result).toMatchObject({
      found: true,
      paidTransactions: 1,
      refundedCents: 0,
      signal: {
        outcome: 'paid',
        assurance: 'signed',
        gatewayTxnId: 'E802E2ACBBC01046895E444EBC',
        authCode: '123456',
        amountCents: 15_696,
        currency: 'EUR',
        shopId: SHOP_ID,
        rawCode: '00',
        gatewayTime: new Date('2026-11-23T09:14:30.000Z'),
      },
    });
    expect(JSON.stringify(result)).not.toMatch(/PanTail|PanExpiryDate|2712/);
  });

  it('that was refused carries the amount that was asked for', () => {
    expect(ask(authorization(REFUSED))).toMatchObject({
      signal: { outcome: 'declined', amountCents: 15_696, gatewayTxnId: undefined },
      paidTransactions: 0,
    });
  });

  it('is paid for the authorised amount, not for the one that was asked', () => {
    expect(ask(authorization({ ...PAID, AuthorizedAmount: '1' }))).toMatchObject({ signal: { amountCents: 1 } });
  });

  it('is verified when the bank left its empty elements out of the signature', () => {
    const fields = { ...PAID, AcquirerBIN: '', MerchantID: '' };
    const mac = macOf(signedValues(Object.values(PAID)), KEY);
    expect(ask(authorization(fields, mac))).toMatchObject({ signal: { outcome: 'paid' } });
  });

  it('tells what was refunded', () => {
    expect(ask(authorization({ ...PAID, RefundedAmount: '5000' }))).toMatchObject({ refundedCents: 5_000 });
  });

  it('with a status beside a result that denies it is unknown', () => {
    expect(ask(authorization({ ...PAID, TransactionResult: '04' }))).toMatchObject({ signal: { outcome: 'unknown' } });
  });

  it.each([
    ['2026-10-25T00:20:00.000Z', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T01:20:00.000Z', '2026-10-25T01:30:00.000Z'],
  ])('in the hour that autumn repeats is placed after its attempt of %s', (createdAt, at) => {
    const attempt = { ...ATTEMPT, createdAt: new Date(createdAt) };
    const result = ask(authorization({ ...PAID, Timestamp: '2026-10-25T02:30:00.000' }), {}, attempt);
    expect(result).toMatchObject({ signal: { gatewayTime: new Date(at) } });
  });
});

describe('several transactions', () => {
  const other = { ...PAID, TransactionID: 'A0000000000000000000000001' };

  it.each([
    ['first', [PAID, REFUSED]],
    ['last', [REFUSED, PAID]],
  ])('are paid when the %s one is', (_, all) => {
    expect(ask(all.map((one) => authorization(one)).join(''))).toMatchObject({
      signal: { outcome: 'paid', gatewayTxnId: PAID.TransactionID },
      paidTransactions: 1,
    });
  });

  it('that were both paid are counted, and the one with the right amount is shown', () => {
    const result = ask(
      authorization({ ...other, AuthorizedAmount: '1' }) + authorization({ ...PAID, RefundedAmount: '100' }),
    );
    expect(result).toMatchObject({ signal: { amountCents: 15_696 }, paidTransactions: 2, refundedCents: 100 });
  });

  it('of which one is not decided are not decided', () => {
    const pending = { ...PAID, TransactionStatus: '02', TransactionResult: '' };
    expect(ask(authorization(pending) + authorization(REFUSED))).toMatchObject({ signal: { outcome: 'pending' } });
  });

  it('that all failed end as the last one', () => {
    const expired = { ...REFUSED, TransactionStatus: '04' };
    expect(ask(authorization(REFUSED) + authorization(expired))).toMatchObject({ signal: { outcome: 'expired' } });
  });

  it('are refused whole when one does not hold', () => {
    expectRefused(() => ask(authorization(PAID) + authorization(other, 'a'.repeat(64))), 'part-mac');
  });
});

describe('no transaction', () => {
  it('means unknown order with result 01, open with 00', () => {
    expect(ask('', { result: '01' })).toEqual({ found: false });
    expect(ask('', { result: '00' })).toMatchObject({ found: true, signal: undefined });
  });

  it('ignores parts of other names', () => {
    expect(ask('<NumberOfItems>0</NumberOfItems><OrderStatus><OrderID>X</OrderID></OrderStatus>')).toMatchObject({
      signal: undefined,
    });
  });
});

describe('what is not believed', () => {
  it.each([
    ['a MAC that says NULL', 'NULL', 'part-mac'],
    ['an empty MAC', '', 'part-mac'],
    ['a wrong MAC', 'a'.repeat(64), 'part-mac'],
  ])('a payment with %s', (_, mac, reason) => {
    expectRefused(() => ask(authorization(PAID, mac)), reason);
  });

  it('a payment without a MAC', () => {
    expectRefused(() => ask(authorization(PAID).replace(/<MAC>\w+<\/MAC>/, '')), 'part-mac');
  });

  it.each(Object.keys(PAID))('a payment whose %s was changed', (name) => {
    const mac = macOf(signedValues(Object.values(PAID)), KEY);
    expectRefused(() => ask(authorization({ ...PAID, [name]: `${PAID[name] ?? ''}1` }, mac)), 'part-mac');
  });

  it.each([
    ['of another order', { OrderID: 'PDP000000000' }, 'other-order'],
    ['without an amount', { AuthorizedAmount: '' }, 'incomplete-authorization'],
    ['with a decimal amount', { AuthorizedAmount: '156.96' }, 'incomplete-authorization'],
    ['without a currency', { Currency: '' }, 'incomplete-authorization'],
    ['without a transaction code', { TransactionID: '' }, 'incomplete-authorization'],
    ['at an impossible time', { Timestamp: '2026-02-30T10:00:00.000' }, 'incomplete-authorization'],
    ['with refunds of another form', { RefundedAmount: '-1' }, 'wrong-refundedamount'],
  ])('a signed payment %s', (_, change, reason) => {
    expectRefused(() => ask(authorization({ ...PAID, ...change })), reason);
  });

  it('a value that comes twice', () => {
    const values: readonly NamedValue[] = [...Object.entries(PAID), ['AuthorizedAmount', '1']];
    const mac = macOf(signedValues(values.map(([, value]) => value)), KEY);
    expectRefused(() => ask(`<Authorization>${xmlOf(values)}<MAC>${mac}</MAC></Authorization>`), 'duplicated-element');
  });

  it.each([
    ['signed NULL', { mac: 'NULL' }, 'envelope-mac'],
    ['signed wrongly', { mac: 'a'.repeat(64) }, 'envelope-mac'],
    ['that complains about our message', { result: '03', mac: 'NULL' }, 'request-not-accepted'],
    ['that complains about our MAC', { result: '04', mac: 'NULL' }, 'request-not-accepted'],
    ['with an undocumented result', { result: '98' }, 'order-status-result'],
    ['that does not find the order and shows it', { result: '01' }, 'order-status-result'],
    ['sixteen minutes old', { timestamp: '2026-11-23T09:58:59.000' }, 'clock-skew'],
    ['sixteen minutes ahead', { timestamp: '2026-11-23T10:31:00.000' }, 'clock-skew'],
    ['with a time of another form', { timestamp: '2026-11-23' }, 'clock-skew'],
  ])('an envelope %s', (_, envelope, reason) => {
    expectRefused(() => ask(authorization(PAID), envelope), reason);
  });

  it('an envelope up to fifteen minutes away is', () => {
    expect(ask('', { timestamp: '2026-11-23T10:00:00.000' })).toMatchObject({ found: true });
    expect(ask('', { timestamp: '2026-11-23T10:30:00.000' })).toMatchObject({ found: true });
  });
});
