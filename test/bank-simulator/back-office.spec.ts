import { until } from '../support/until.js';
import {
  newReqRefNum,
  orderStatus,
  postData,
  refund,
  requestXml,
  type BackOfficeAnswer,
} from './back-office-client.js';
import { openTown, type Town } from './town.js';
import { CARDS, newOrderId } from './visitor.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});

/** An order paid with the usual card, with the bank's code of its transaction. */
async function paidOrder(): Promise<{ orderId: string; transactionCode: string }> {
  const orderId = newOrderId();
  await town.visitor.pay(orderId);
  return { orderId, transactionCode: (await town.bank.line(orderId)).transactionCode ?? '' };
}

describe('ORDERSTATUS', () => {
  it('does not know an order that never opened', async () => {
    const answer = await orderStatus(town.bank.url, newOrderId());
    expect(answer).toMatchObject({ status: 200, result: '01', hasRightEnvelopeMac: true, element: undefined });
  });

  it('knows an open order and has nothing to say of it', async () => {
    const orderId = newOrderId();
    await town.visitor.start(orderId);
    const answer = await orderStatus(town.bank.url, orderId);
    expect(answer).toMatchObject({ result: '00', hasRightEnvelopeMac: true, element: undefined });
  });

  it('describes a paid order in the order of the vendor’s vector', async () => {
    const { orderId, transactionCode } = await paidOrder();
    const answer = await orderStatus(town.bank.url, orderId);
    expect(answer).toMatchObject({ result: '00', hasRightEnvelopeMac: true, hasRightElementMac: true });
    const authNumber = answer.element?.['AuthorizationNumber'];
    expect(authNumber).toMatch(/^\d{6}$/);
    expect(Object.entries(answer.element ?? {})).toEqual([
      ['AuthorizationType', 'I'],
      ['TransactionID', transactionCode],
      ['Network', '02'],
      ['OrderID', orderId],
      ['TransactionAmount', '15696'],
      ['AuthorizedAmount', '15696'],
      ['Currency', '978'],
      ['AccountedAmount', '15696'],
      ['RefundedAmount', '0'],
      ['TransactionResult', '00'],
      ['Timestamp', '2026-11-23T11:15:00.000'],
      ['AuthorizationNumber', authNumber],
      ['TransactionStatus', '00'],
    ]);
  });

  it.each([
    ['refused', '01', '04', (orderId: string) => town.visitor.pay(orderId, CARDS.refused)],
    ['pending', '02', '', (orderId: string) => town.visitor.pay(orderId, CARDS.pending)],
    ['cancelled', '03', '', async (id: string) => town.visitor.press(await town.visitor.start(id), 'cancel')],
  ])('says that an order is %s', async (_status, transactionStatus, transactionResult, act) => {
    const orderId = newOrderId();
    await act(orderId);
    const answer = await orderStatus(town.bank.url, orderId);
    expect(answer).toMatchObject({ result: '00', hasRightElementMac: true });
    expect(answer.element).toMatchObject({
      TransactionStatus: transactionStatus,
      TransactionResult: transactionResult,
      AuthorizedAmount: '0',
      AuthorizationNumber: '',
    });
  });

  it('says that an order has expired, since its deadline', async () => {
    const orderId = newOrderId();
    await town.visitor.start(orderId, { REMAININGDURATION: '60' });
    town.bank.clock.advance(3_600_000);
    const { element } = await orderStatus(town.bank.url, orderId);
    town.bank.clock.advance(-3_600_000);
    expect(element).toMatchObject({ TransactionStatus: '04', Timestamp: '2026-11-23T11:16:00.000' });
  });

  it('says that a payment whose answer was lost is paid', async () => {
    const orderId = newOrderId();
    await town.visitor.pay(orderId, CARDS.lost);
    expect((await orderStatus(town.bank.url, orderId)).element).toMatchObject({ TransactionStatus: '00' });
  });
});

describe('whom the back office answers', () => {
  it.each([
    ['a wrong MAC', { mac: 'f'.repeat(64) }],
    ['another operator', { operatorId: 'contabilita2' }],
  ])('does not sign for %s: Result 04', async (_what, changes) => {
    const { orderId } = await paidOrder();
    const answer = await orderStatus(town.bank.url, orderId, changes);
    expect(answer).toMatchObject({ status: 200, result: '04', mac: 'NULL', element: undefined });
  });

  const status = (): string => requestXml('ORDERSTATUS', [['ORDERID', 'OrderID', 'PDP1']]);
  it.each([
    ['nothing', () => ''],
    ['no XML', () => 'ORDERID=PDP1'],
    ['an unclosed element', () => status().replace('</BPWXmlRequest>', '')],
    ['an unknown operation', () => status().replace('ORDERSTATUS', 'CAPTURE')],
    ['a document type', () => status().replace('<BPWXmlRequest>', '<!DOCTYPE x [<!ENTITY a "b">]><BPWXmlRequest>')],
    ['a repeated element', () => status().replace('<OrderID>', '<OrderID>PDP2</OrderID><OrderID>')],
    ['no order', () => status().replace('<OrderID>PDP1</OrderID>', '')],
    ['a wrong timestamp', () => status().replace('2026-11-23T11:15:00.000', '23/11/2026')],
  ])('cannot read %s: Result 03', async (_what, data) => {
    const response = await postData(town.bank.url, data());
    const xml = await response.text();
    expect(response.status).toBe(200);
    expect(xml).toContain('<Result>03</Result><MAC>NULL</MAC>');
  });
});

describe('REFUND', () => {
  it('gives part and then the rest back, never more than was captured', async () => {
    const order = await paidOrder();
    const part = await refund(town.bank.url, { ...order, amountCents: 5_000 });
    expect(part).toMatchObject({ result: '00', hasRightEnvelopeMac: true, hasRightElementMac: true });
    expect(part.element).toMatchObject({ Amount: '5000', Result: '00', Status: '00', SrcType: 'I' });
    expect(part.element?.['TransactionID']).toMatch(/^OP[0-9A-F]{23}$/);
    expect(await town.bank.line(order.orderId)).toMatchObject({ status: 'paid', refundedCents: 5_000 });

    const tooMuch = await refund(town.bank.url, { ...order, amountCents: 10_697 });
    expect(tooMuch).toMatchObject({ result: '10', hasRightEnvelopeMac: true, element: undefined });

    await refund(town.bank.url, { ...order, amountCents: 10_696 });
    expect(await town.bank.line(order.orderId)).toMatchObject({ status: 'refunded', refundedCents: 15_696 });
    const { element } = await orderStatus(town.bank.url, order.orderId);
    expect(element).toMatchObject({ TransactionStatus: '00', RefundedAmount: '15696' });
  });

  it('answers a repeated request with the first decision, also when many come at once', async () => {
    const order = await paidOrder();
    const reqRefNum = newReqRefNum();
    const ask = (): Promise<BackOfficeAnswer> => refund(town.bank.url, { ...order, amountCents: 5_000 }, { reqRefNum });
    const answers = await Promise.all(Array.from({ length: 6 }, ask));
    expect(new Set(answers.map(({ element }) => element?.['TransactionID'])).size).toBe(1);
    expect(await town.bank.line(order.orderId)).toMatchObject({ refundedCents: 5_000 });
  });

  it('refuses a ReqRefNum that was used for something else', async () => {
    const order = await paidOrder();
    const reqRefNum = newReqRefNum();
    await refund(town.bank.url, { ...order, amountCents: 5_000 }, { reqRefNum });
    const answer = await refund(town.bank.url, { ...order, amountCents: 5_001 }, { reqRefNum });
    expect(answer).toMatchObject({ result: '02', hasRightEnvelopeMac: true, element: undefined });
    expect(await town.bank.line(order.orderId)).toMatchObject({ refundedCents: 5_000 });
  });

  it('refuses an unknown order, another transaction, another currency and what was never captured', async () => {
    const paid = await paidOrder();
    const refused = newOrderId();
    await town.visitor.pay(refused, CARDS.refused);
    const refusedCode = (await orderStatus(town.bank.url, refused)).element?.['TransactionID'] ?? '';
    const results = [
      await refund(town.bank.url, { ...paid, orderId: newOrderId(), amountCents: 1 }),
      await refund(town.bank.url, { ...paid, transactionCode: 'A'.repeat(26), amountCents: 1 }),
      await refund(town.bank.url, { ...paid, amountCents: 1, currency: '840' }),
      await refund(town.bank.url, { orderId: refused, transactionCode: refusedCode, amountCents: 1 }),
    ].map(({ result }) => result);
    expect(results).toEqual(['01', '09', '16', '11']);
  });

  it('commitThenTimeout: refunds and never answers; the same request later tells what happened', async () => {
    const order = await paidOrder();
    const reqRefNum = newReqRefNum();
    await town.bank.setFaults({ scope: { orderId: order.orderId }, refund: { commitThenTimeout: true } });
    const xml = requestXml(
      'REFUND',
      [
        ['TRANSACTIONID', 'TransactionID', order.transactionCode],
        ['ORDERID', 'OrderID', order.orderId],
        ['AMOUNT', 'Amount', '5000'],
        ['CURRENCY', 'Currency', '978'],
      ],
      { reqRefNum },
    );
    const patience = new AbortController();
    const answer = postData(town.bank.url, xml, patience.signal);
    await until('the refund', async () => (await town.bank.line(order.orderId)).refundedCents === 5_000);
    patience.abort();
    await expect(answer).rejects.toThrow('aborted');

    await fetch(`${town.bank.url}/__sim/faults`, { method: 'DELETE' });
    const repeated = await refund(town.bank.url, { ...order, amountCents: 5_000 }, { reqRefNum });
    expect(repeated).toMatchObject({ result: '00', hasRightElementMac: true });
    expect(await town.bank.line(order.orderId)).toMatchObject({ refundedCents: 5_000 });
  });
});
