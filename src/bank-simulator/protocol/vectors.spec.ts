import { readFileSync } from 'node:fs';
import type { Order } from '../books/order.js';
import { signedReplyXml } from './back-office-reply.js';
import { isAuthentic, readBackOfficeRequest, signedFieldsOf } from './back-office-request.js';
import { FormFields } from './form-fields.js';
import { macOfFields, macOfValues, sameMac, spoiltMac, type SignedFields } from './mac.js';
import { macOfResult, resultFieldsOf } from './result-message.js';
import { readStart, signedFieldsOfStart } from './start-request.js';

interface Vector {
  readonly name: string;
  readonly key: 'startKey' | 'resultKey';
  readonly fields: readonly (readonly [string, string])[] | readonly string[];
  readonly mac: string;
}

const { keys, vectors } = JSON.parse(readFileSync('test/fixtures/sia-vpos-vectors.json', 'utf8')) as {
  keys: { startKey: string; resultKey: string };
  vectors: readonly Vector[];
};

function named(name: string): { fields: SignedFields; values: readonly string[]; mac: string } {
  const vector = vectors.find((candidate) => candidate.name.startsWith(name));
  if (vector === undefined) throw new Error(`no vector ${name}`);
  const isNamed = (field: unknown): field is readonly [string, string] => Array.isArray(field);
  const fields = vector.fields.filter(isNamed);
  const values = vector.fields.filter((field) => typeof field === 'string');
  return { fields, values, mac: vector.mac };
}

it.each(vectors)('computes the MAC of the vendor’s "$name"', ({ key, fields, mac }) => {
  const [first] = fields;
  const computed =
    typeof first === 'string'
      ? macOfValues(keys[key], fields as readonly string[])
      : macOfFields(keys[key], fields as SignedFields);
  expect(computed).toBe(mac);
});

it.each(['start', 'start with optional fields'])(
  'accepts the start of "%s", whatever the order of its fields',
  (name) => {
    const { fields, mac } = named(name);
    const form = new FormFields({
      ...Object.fromEntries([...fields].reverse()),
      MAC: mac,
      URLBACK: 'https://pdp.test/back',
    });
    expect(signedFieldsOfStart(form)).toEqual(fields);
    const shop = { shopId: '391177900021001', startKey: keys.startKey };
    expect(readStart(form, shop)).toMatchObject({ orderId: 'PDP7K2M9Q4XW', amountCents: 15_696 });
  },
);

const paid: Order = {
  orderId: 'PDP7K2M9Q4XW',
  shopId: '391177900021001',
  amountCents: 15_696,
  serviceName: 'REFEZIONE SCOLASTICA',
  reference: 'Riferimento 29',
  notificationUrl: 'https://pdp.test/ms',
  doneUrl: 'https://pdp.test/done',
  backUrl: 'https://pdp.test/back',
  transactionCode: 'E802E2ACBBC01046895E444EBC',
  openedAt: '2026-11-23T09:10:00.000Z',
  deadlineAt: '2026-11-23T09:18:00.000Z',
  status: 'paid',
  outcomeAt: '2026-11-23T09:14:30.000Z',
  settlesAt: null,
  card: { type: 'MasterCard', tail: '0001' },
  authNumber: '123456',
  resultCode: '00',
  capturedCents: 15_696,
  refundedCents: 0,
  answerLost: false,
  notification: { attempts: 0, dueAt: null },
};

it('says and signs of a paid order what the vector says', () => {
  const { fields, mac } = named('result, paid');
  expect(Object.entries(resultFieldsOf(paid))).toEqual(fields);
  expect(macOfResult(keys.resultKey, resultFieldsOf(paid))).toBe(mac);
});

it('says and signs of a refused order what the vector says', () => {
  const { fields, mac } = named('result, refused');
  const transactionCode = 'A0000000000000000000000001';
  const refused: Order = { ...paid, status: 'refused', resultCode: '04', authNumber: '', transactionCode };
  expect(Object.entries(resultFieldsOf(refused))).toEqual(fields);
  expect(macOfResult(keys.resultKey, resultFieldsOf(refused))).toBe(mac);
});

it.each([
  ['ORDERSTATUS request', 'OrderStatus'],
  ['REFUND request', 'Refund'],
])('recognises the MAC of the %s', (name, element) => {
  const { fields, mac } = named(name);
  const value = new Map(fields);
  const tag = (tagName: string, signedName: string): string =>
    value.has(signedName) ? `<${tagName}>${value.get(signedName) ?? ''}</${tagName}>` : '';
  const xml = `<?xml version="1.0"?><BPWXmlRequest><Release>02</Release>
    <Request>${tag('Operation', 'OPERATION')}${tag('Timestamp', 'TIMESTAMP')}<MAC>${mac}</MAC></Request>
    <Data><${element}><Header>${tag('ShopID', 'SHOPID')}${tag('OperatorID', 'OPERATORID')}${tag('ReqRefNum', 'REQREFNUM')}</Header>
    ${tag('Currency', 'CURRENCY')}${tag('OrderID', 'ORDERID')}${tag('TransactionID', 'TRANSACTIONID')}${tag('Amount', 'AMOUNT')}
    </${element}></Data></BPWXmlRequest>`;
  const request = readBackOfficeRequest(xml);
  expect(request && signedFieldsOf(request)).toEqual(fields);
  expect(request && isAuthentic(request, keys.resultKey)).toBe(true);
  expect(request && isAuthentic({ ...request, mac: spoiltMac(mac) }, keys.resultKey)).toBe(false);
});

it.each([
  ['reply Authorization', 'Authorization'],
  ['reply Operation', 'Operation'],
] as const)('signs the envelope and the %s as the vectors do', (name, element) => {
  const { values, mac } = named(name);
  const reply = {
    timestamp: '2026-11-23T10:15:01.000',
    result: '00',
    element: { name: element, values: Object.fromEntries(values.map((value, index) => [`E${index}`, value])) },
  };
  const xml = signedReplyXml(reply, { resultKey: keys.resultKey, spoilt: false });
  expect(xml).toContain(`<Result>00</Result><MAC>${named('reply envelope').mac}</MAC>`);
  expect(xml).toContain(`<MAC>${mac}</MAC></${element}>`);
});

it('forgives the case of a MAC, and nothing else', () => {
  const { mac } = named('start');
  expect(sameMac(mac.toUpperCase(), mac)).toBe(true);
  for (const other of ['', 'NULL', mac.slice(1), `${mac}0`, spoiltMac(mac)]) expect(sameMac(other, mac)).toBe(false);
});
