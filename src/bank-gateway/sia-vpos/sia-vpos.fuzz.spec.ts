import fc from 'fast-check';

import { Clock } from '../../shared/clock.js';
import { GatewayError } from '../gateway-error.js';
import type { InboundKind, RawInbound } from '../inbound.js';
import type { Signal } from '../signal.js';
import { macOf, type NamedValue, signedNames } from './mac.js';
import { SiaVposGateway } from './sia-vpos.gateway.js';

const RESULT_KEY = 'result-key-of-the-tests';
const REF = 'PDP7K2M9Q4XW';
const PAID: readonly NamedValue[] = [
  ['ORDERID', REF],
  ['SHOPID', '391177900021001'],
  ['AUTHNUMBER', '123456'],
  ['AMOUNT', '15696'],
  ['CURRENCY', '978'],
  ['TRANSACTIONID', 'E802E2ACBBC01046895E444EBC'],
  ['ACCOUNTINGMODE', 'I'],
  ['AUTHORMODE', 'I'],
  ['RESULT', '00'],
  ['TRANSACTIONTYPE', 'TT01'],
];

class FixedClock extends Clock {
  now(): Date {
    return new Date('2026-11-23T09:15:00.000Z');
  }
}

const gateway = new SiaVposGateway(
  {
    url: new URL('https://bank.example/vpos/pagamenti/main'),
    apiUrl: new URL('https://bank.example/vpos/apibo/apiBOXML.app'),
    shopId: '391177900021001',
    operatorId: 'contabilita',
    startKey: 'start-key-of-the-tests',
    resultKey: RESULT_KEY,
  },
  new FixedClock(),
  (sizeBytes) => new Uint8Array(sizeBytes),
);

function encoded(fields: readonly NamedValue[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
}

function get(query: string): RawInbound {
  return { method: 'GET', target: `/banca/notifica/sia-vpos?${query}`, headers: {}, body: new Uint8Array() };
}

const anyKind = fc.constantFrom<InboundKind>('return', 'cancel', 'notification');

async function parseOrRefuse(kind: InboundKind, raw: RawInbound): Promise<Signal | GatewayError> {
  try {
    return await gateway.parse(kind, raw, () => Promise.resolve(null));
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

it('parse fails with a GatewayError or not at all, and trusts nothing', async () => {
  const anyRaw = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', ''),
    target: fc.string({ unit: 'binary', maxLength: 300 }).map((text) => `/x?${text}`),
    headers: fc.record({
      'content-type': fc.constantFrom(undefined, 'application/x-www-form-urlencoded', 'text/plain'),
    }),
    body: fc.uint8Array({ maxLength: 300 }),
  });
  await fc.assert(
    fc.asyncProperty(anyKind, anyRaw, async (kind, raw) => {
      const answer = await parseOrRefuse(kind, raw);
      expect(answer instanceof GatewayError || answer.assurance === 'none').toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('parse never trusts a message put together from the right names', async () => {
  const names = fc.constantFrom(...PAID.map(([name]) => name), 'MAC', 'PAYER', 'AMOUNT[]');
  const values = fc.oneof(fc.string(), fc.constantFrom('00', '978', '1', REF, 'a'.repeat(64)));
  await fc.assert(
    fc.asyncProperty(anyKind, fc.array(fc.tuple(names, values), { maxLength: 15 }), async (kind, pairs) => {
      const answer = await parseOrRefuse(kind, get(encoded(pairs)));
      expect(answer instanceof GatewayError || answer.assurance === 'none').toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('the message that all of this starts from is trusted', async () => {
  const query = encoded([...PAID, ['MAC', macOf(signedNames(PAID), RESULT_KEY)]]);
  expect(await parseOrRefuse('notification', get(query))).toMatchObject({ assurance: 'signed', outcome: 'paid' });
});

it('any one signed byte that changes is noticed', async () => {
  const query = encoded(PAID);
  const mac = macOf(signedNames(PAID), RESULT_KEY);
  for (let i = 0; i < query.length; i += 1) {
    // The names and signs in between count too: a broken one leaves its field out of the message.
    for (const replacement of ['0', 'Z', '%']) {
      if (query[i] === replacement) continue;
      const altered = `${query.slice(0, i)}${replacement}${query.slice(i + 1)}&MAC=${mac}`;
      expect(await parseOrRefuse('notification', get(altered))).toBeInstanceOf(GatewayError);
    }
  }
});

it('any one digit of the MAC that changes is noticed', async () => {
  const query = encoded([...PAID, ['MAC', macOf(signedNames(PAID), RESULT_KEY)]]);
  for (let i = query.length - 64; i < query.length; i += 1) {
    const altered = query.slice(0, i) + (query[i] === '0' ? '1' : '0') + query.slice(i + 1);
    expect(await parseOrRefuse('notification', get(altered))).toMatchObject({ code: 'SIGNATURE' });
  }
});
