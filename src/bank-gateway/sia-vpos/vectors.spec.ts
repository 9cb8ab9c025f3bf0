import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { readReply, verifiedValues } from './back-office-reply.js';
import { backOfficeXml } from './back-office-request.js';
import { macHolds, macOf, type NamedValue, signedNames, signedValues } from './mac.js';
import { orderStatusRequest } from './order-status.js';
import { readRefund, refundRequest } from './refund.js';
import { verifiedResult } from './result-message.js';
import { startForm } from './start-form.js';

interface Vector {
  readonly name: string;
  readonly key: 'startKey' | 'resultKey';
  readonly fields: readonly (string | readonly [string, string])[];
  readonly signed: string;
  readonly mac: string;
}

interface Vectors {
  readonly keys: { readonly startKey: string; readonly resultKey: string };
  readonly vectors: readonly Vector[];
}

// What the vendor's own encoder computed on our data.
const { keys, vectors } = JSON.parse(
  readFileSync(resolve('test/fixtures/sia-vpos-vectors.json'), 'utf8'),
) as unknown as Vectors;
const IDENTITY = { shopId: '391177900021001', operatorId: 'contabilita' };
const BANK_NOW = new Date('2026-11-23T09:15:01.000Z');

function vector(name: string): Vector {
  const found = vectors.find((candidate) => candidate.name.startsWith(name));
  if (found === undefined) throw new Error(`no vector ${name}`);
  return found;
}

function signedStringOf({ fields }: Vector): string {
  const isNamed = fields.every((field) => typeof field !== 'string');
  return isNamed ? signedNames(fields) : signedValues(fields as readonly string[]);
}

function elementsOf(names: readonly string[], { fields, mac }: Vector): string {
  return names.map((name, i) => `<${name}>${String(fields[i])}</${name}>`).join('') + `<MAC>${mac}</MAC>`;
}

function replyWith(data: string): string {
  const { fields, mac } = vector('reply envelope');
  const [timestamp = '', result = ''] = fields.map(String);
  return (
    `<BPWXmlResponse><Timestamp>${timestamp}</Timestamp><Result>${result}</Result><MAC>${mac}</MAC>` +
    `<Data>${data}</Data></BPWXmlResponse>`
  );
}

it('holds nine vectors', () => {
  expect(vectors).toHaveLength(9);
});

describe.each(vectors.map((each) => [each.name, each] as const))('vector "%s"', (_, each) => {
  const key = keys[each.key];

  it('is signed as the vendor signs it', () => {
    expect(signedStringOf(each)).toBe(each.signed);
    expect(macOf(each.signed, key)).toBe(each.mac);
  });

  it('verifies, in either case of letters, and under no other key', () => {
    expect(macHolds(each.mac, each.signed, key)).toBe(true);
    expect(macHolds(each.mac.toUpperCase(), each.signed, key)).toBe(true);
    expect(macHolds(each.mac, each.signed, `${key}x`)).toBe(false);
  });

  it('fails with any one character of the signed string changed', () => {
    for (let i = 0; i < each.signed.length; i += 1) {
      const changed = each.signed.slice(0, i) + (each.signed[i] === '~' ? '!' : '~') + each.signed.slice(i + 1);
      expect(macHolds(each.mac, changed, key)).toBe(false);
    }
  });
});

describe('the adapter on the vectors', () => {
  it('opens an order with the fields of "start", the description and the time left', () => {
    const fields = startForm(
      {
        ref: 'PDP7K2M9Q4XW',
        amountCents: 15696,
        currency: 'EUR',
        serviceName: 'REFEZIONE SCOLASTICA',
        reference: '29',
        locale: 'it',
        notifyUrl: new URL('https://pdp.test/banca/notifica/sia-vpos?x=1&y=%C3%A8'),
        returnUrl: new URL('https://pdp.test/banca/ritorno/sia-vpos'),
        cancelUrl: new URL('https://pdp.test/banca/ritorno/sia-vpos'),
        expiresAt: new Date('2026-11-23T10:23:00.000Z'),
      },
      { ...IDENTITY, startKey: keys.startKey, now: new Date('2026-11-23T10:15:00.000Z') },
    );
    const sent = fields.slice(
      1,
      fields.findIndex(([name]) => name === 'MAC'),
    );
    // An address is ASCII by the time that we send it, and two decimals are the protocol's default.
    const expected = vector('start with optional fields').signed.replace('è', '%C3%A8').replace('&EXPONENT=2', '');
    expect(signedNames(sent)).toBe(expected);
  });

  it.each([
    ['result, paid', 'paid', '00'],
    ['result, refused', 'declined', '04'],
  ])('reads "%s"', (name, outcome, rawCode) => {
    const { fields, mac } = vector(name);
    const parameters = new Map([...(fields as readonly NamedValue[]), ['MAC', mac] as const]);
    const signal = verifiedResult('notification', parameters, [keys.resultKey]);
    expect(signal).toMatchObject({ outcome, rawCode, assurance: 'signed', amountCents: 15696, currency: 'EUR' });
  });

  it('signs the ORDERSTATUS and REFUND requests', () => {
    const status = orderStatusRequest('PDP7K2M9Q4XW', '2026-11-23T10:15:00.000', '20261123000000000000000000000001');
    expect(backOfficeXml(status, IDENTITY, keys.resultKey)).toContain(`<MAC>${vector('ORDERSTATUS').mac}</MAC>`);
    const refund = refundRequest(REFUND, '2026-11-23T10:16:00.000');
    expect(backOfficeXml(refund, IDENTITY, keys.resultKey)).toContain(`<MAC>${vector('REFUND').mac}</MAC>`);
  });

  it('verifies the envelope and the Authorization of a reply', () => {
    const names = [
      'AuthorizationType TransactionID Network OrderID TransactionAmount AuthorizedAmount Currency AccountedAmount',
      'RefundedAmount TransactionResult Timestamp AuthorizationNumber TransactionStatus',
    ];
    const elements = elementsOf(names.join(' ').split(' '), vector('reply Authorization'));
    const reply = readReply(replyWith(`<Authorization>${elements}</Authorization>`), keys.resultKey, BANK_NOW);
    const [part] = reply.parts;
    if (part === undefined) throw new Error('no Authorization');
    expect(verifiedValues(part, keys.resultKey).get('AuthorizedAmount')).toBe('15696');
  });

  it('verifies the Operation of a refund', () => {
    const names = 'TransactionID TimestampReq TimestampElab SrcType Amount Result Status'.split(' ');
    const elements = elementsOf(names, vector('reply Operation'));
    const reply = readReply(replyWith(`<Operation>${elements}</Operation>`), keys.resultKey, BANK_NOW);
    expect(readRefund(reply, REFUND, keys.resultKey)).toEqual({
      kind: 'done',
      operationId: 'OP00000000000000000000001',
    });
  });
});

const REFUND = {
  ref: 'PDP7K2M9Q4XW',
  gatewayTxnId: 'E802E2ACBBC01046895E444EBC',
  amountCents: 15696,
  currency: 'EUR',
  requestId: '20261123000000000000000000000002',
} as const;
