import { Clock } from '../../shared/clock.js';
import type { InboundKind, KnownAttempt, RawInbound } from '../inbound.js';
import type { Signal } from '../signal.js';
import { macOf, type NamedValue, signedNames } from './mac.js';
import { SiaVposGateway } from './sia-vpos.gateway.js';

const START_KEY = 'start-key-of-the-tests';
const RESULT_KEY = 'result-key-of-the-tests';
const PREVIOUS_KEY = 'result-key-of-last-year';
const NOW = new Date('2026-11-23T09:15:00.000Z');
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
const CARD_FIELDS: readonly NamedValue[] = [
  ['PANALIAS', '0000501009873000'],
  ['MASKEDPAN', '525500xxxxxx0001'],
  ['PANTAIL', '0001'],
  ['ACCOUNTHOLDER', 'ROSSI MARIO'],
  ['IBAN', 'IT60X0542811101000000123456'],
  ['EMAILCH', 'mario@mail.example'],
  ['CFISC', 'RSSMRA81M10F376C'],
  ['CARDTYPE', 'MASTERCARD'],
];

class FixedClock extends Clock {
  now(): Date {
    return NOW;
  }
}

function gatewayWith(keys: { resultKey: string; previousResultKey?: string }): SiaVposGateway {
  const settings = {
    url: new URL('https://bank.example/vpos/pagamenti/main'),
    apiUrl: new URL('https://bank.example/vpos/apibo/apiBOXML.app'),
    shopId: '391177900021001',
    operatorId: 'contabilita',
    startKey: START_KEY,
    ...keys,
  };
  return new SiaVposGateway(settings, new FixedClock(), (size) => new Uint8Array(size));
}

const gateway = gatewayWith({ resultKey: RESULT_KEY, previousResultKey: PREVIOUS_KEY });
const previousVersion = gatewayWith({ resultKey: PREVIOUS_KEY }).currentKeyVersion;

function encoded(fields: readonly NamedValue[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
}

function signedQuery(fields: readonly NamedValue[], key = RESULT_KEY): string {
  return encoded([...fields, ['MAC', macOf(signedNames(fields), key)]]);
}

function changed(name: string, value: string): readonly NamedValue[] {
  return PAID.map((field) => (field[0] === name ? [name, value] : field));
}

function get(query: string): RawInbound {
  return { method: 'GET', target: `/banca/notifica/sia-vpos?${query}`, headers: {}, body: new Uint8Array() };
}

function parse(query: string, keyVersion?: string, kind: InboundKind = 'notification'): Promise<Signal> {
  const attempt: KnownAttempt | null =
    keyVersion === undefined
      ? null
      : { ref: REF, shopId: '391177900021001', amountCents: 15_696, currency: 'EUR', keyVersion, createdAt: NOW };
  return gateway.parse(kind, get(query), () => Promise.resolve(attempt));
}

describe('a signed result', () => {
  it('is read into a signal', async () => {
    const signal = await parse(signedQuery(PAID), gateway.currentKeyVersion);
    expect(signal).toEqual({
      source: 'notification',
      assurance: 'signed',
      outcome: 'paid',
      ref: REF,
      gatewayTxnId: 'E802E2ACBBC01046895E444EBC',
      authCode: '123456',
      amountCents: 15_696,
      currency: 'EUR',
      shopId: '391177900021001',
      rawCode: '00',
      verifiedFields: { ...Object.fromEntries(PAID), signedSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  it('is read from a posted form as well', async () => {
    const raw: RawInbound = {
      method: 'POST',
      target: '/banca/notifica/sia-vpos',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(signedQuery(PAID)),
    };
    await expect(gateway.parse('notification', raw, () => Promise.resolve(null))).resolves.toMatchObject({ ref: REF });
  });

  it('is the same in any order, in either case of the MAC, beside unknown parameters', async () => {
    const query = signedQuery(PAID)
      .split('&')
      .reverse()
      .join('&')
      .replace(/MAC=\w+/, (mac) => `MAC=${mac.slice(4).toUpperCase()}`);
    await expect(parse(`utm_source=x&${query}&NEW=1`)).resolves.toMatchObject({ outcome: 'paid' });
  });

  it('passes on nothing about the card or its holder, but notices when it differs', async () => {
    const plain = await parse(signedQuery(PAID));
    const withCard = await parse(signedQuery([...PAID, ...CARD_FIELDS]));
    expect(Object.keys(withCard.verifiedFields)).toEqual([...PAID.map(([name]) => name), 'signedSha256']);
    for (const [, value] of CARD_FIELDS) expect(JSON.stringify(withCard)).not.toContain(value);
    expect(withCard.verifiedFields.signedSha256).not.toBe(plain.verifiedFields.signedSha256);
  });
});

describe('an unusual signed result', () => {
  it('of another shop or in another currency is passed on for the caller to compare', async () => {
    await expect(parse(signedQuery(changed('CURRENCY', '840')))).resolves.toMatchObject({ currency: '840' });
    await expect(parse(signedQuery(changed('SHOPID', '000000000000000')))).resolves.toMatchObject({
      shopId: '000000000000000',
    });
  });

  it('without a transaction is a refusal or unknown, never a payment', async () => {
    const refused = changed('RESULT', '04').map((field): NamedValue =>
      field[0] === 'TRANSACTIONID' ? [field[0], ''] : field,
    );
    await expect(parse(signedQuery(refused))).resolves.toMatchObject({ outcome: 'declined', gatewayTxnId: undefined });
    await expect(parse(signedQuery(changed('TRANSACTIONID', '')))).rejects.toMatchObject({ code: 'MALFORMED' });
    await expect(parse(signedQuery(changed('TRANSACTIONID', 'NULL')))).rejects.toMatchObject({ code: 'MALFORMED' });
  });

  it('with an undocumented result is unknown', async () => {
    await expect(parse(signedQuery(changed('RESULT', 'KO')))).resolves.toMatchObject({
      outcome: 'unknown',
      rawCode: 'KO',
    });
  });

  it('with accents and plus signs is verified on its decoded values', async () => {
    await expect(parse(signedQuery([...PAID, ['PAYER', 'Nicolò + C. & figli=3']]))).resolves.toMatchObject({
      outcome: 'paid',
    });
  });
});

describe('keys', () => {
  it.each([
    ['the current key', RESULT_KEY, gateway.currentKeyVersion],
    ['the previous key, on an attempt opened with it', PREVIOUS_KEY, previousVersion],
    ['the current key, on an attempt opened with the previous one', RESULT_KEY, previousVersion],
    ['the current key, on an unknown order', RESULT_KEY, undefined],
    ['the previous key, on an unknown order', PREVIOUS_KEY, undefined],
  ])('verifies with %s', async (_, key, keyVersion) => {
    await expect(parse(signedQuery(PAID, key), keyVersion)).resolves.toMatchObject({ assurance: 'signed' });
  });

  it.each([
    ['the previous key, on an attempt opened with the current one', PREVIOUS_KEY, gateway.currentKeyVersion],
    ['the start key', START_KEY, gateway.currentKeyVersion],
    ['an empty key', '', undefined],
  ])('refuses %s', async (_, key, keyVersion) => {
    await expect(parse(signedQuery(PAID, key), keyVersion)).rejects.toMatchObject({
      code: 'SIGNATURE',
      details: { ref: REF },
    });
  });
});

describe('what is refused', () => {
  it.each(['', 'NULL', '0', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), 'a'.repeat(64)])(
    'a MAC "%s"',
    async (mac) => {
      for (const kind of ['return', 'notification'] as const) {
        const error = parse(encoded([...PAID, ['MAC', mac]]), undefined, kind);
        await expect(error).rejects.toMatchObject({ code: 'SIGNATURE', details: { ref: REF } });
      }
    },
  );

  it.each(['ORDERID', 'SHOPID', 'AMOUNT', 'CURRENCY', 'RESULT', 'TRANSACTIONID'])(
    'a message without %s',
    async (missing) => {
      await expect(parse(signedQuery(PAID.filter(([name]) => name !== missing)))).rejects.toMatchObject({
        code: 'MALFORMED',
      });
    },
  );

  it.each([
    ['AMOUNT', '0'],
    ['AMOUNT', '015696'],
    ['AMOUNT', '156.96'],
    ['AMOUNT', '0x10'],
    ['AMOUNT', '1e3'],
    ['AMOUNT', '-1'],
    ['AMOUNT', ' 15696'],
    ['AMOUNT', '1569600000'],
    ['AMOUNT', '١٢'],
    ['CURRENCY', 'EUR'],
    ['ORDERID', 'A'.repeat(51)],
    ['ORDERID', `${REF}&AMOUNT=1`],
    ['SHOPID', '391177900021001X'],
    ['TRANSACTIONID', 'E802 E2AC'],
    ['AUTHNUMBER', '1&AMOUNT=1'],
    ['RESULT', '00è'],
  ])('a signed %s "%s"', async (name, value) => {
    await expect(parse(signedQuery(changed(name, value)))).rejects.toMatchObject({ code: 'MALFORMED' });
  });

  it('a notification without a MAC', async () => {
    await expect(parse(encoded(PAID))).rejects.toMatchObject({
      code: 'MALFORMED',
      details: { ref: REF, reason: 'missing-mac' },
    });
  });

  it('fields hidden in the value of another, under a true signature', async () => {
    // "AUTHNUMBER=123456&AMOUNT=15696" signs the same bytes as one field or as two.
    const merged = PAID.filter(([name]) => name !== 'AMOUNT').map((field): NamedValue =>
      field[0] === 'AUTHNUMBER' ? ['AUTHNUMBER', '123456&AMOUNT=15696'] : field,
    );
    expect(signedNames(merged)).toBe(signedNames(PAID));
    await expect(parse(signedQuery(merged))).rejects.toMatchObject({ code: 'MALFORMED' });
  });
});

describe('a browser that comes back without a signature', () => {
  it.each([
    ['its order', `ORDERID=${REF}`, REF],
    ['claims that nobody signed', encoded(PAID), REF],
    ['an order of impossible form', 'ORDERID=%3Cscript%3E', undefined],
    ['nothing', '', undefined],
  ])('is a hint, with %s', async (_, query, ref) => {
    const known = jest.fn();
    const signal = await gateway.parse('return', get(query), known);
    expect(signal).toEqual({ source: 'cancel', assurance: 'none', outcome: 'unknown', ref, verifiedFields: {} });
    expect(known).not.toHaveBeenCalled();
  });
});

describe('opening an order', () => {
  it('goes to the configured address, which no caller can change', async () => {
    const opened = () =>
      gateway.initiate({
        ref: REF,
        amountCents: 15_696,
        currency: 'EUR',
        serviceName: 'ASILO NIDO',
        reference: '29',
        locale: 'it',
        returnUrl: new URL('https://pdp.example/r'),
        cancelUrl: new URL('https://pdp.example/r'),
        notifyUrl: new URL('https://pdp.example/n'),
        expiresAt: new Date(NOW.getTime() + 480_000),
      });
    const { handOff } = await opened();
    if (handOff.kind !== 'form-post') throw new Error('expected a form');
    handOff.action.host = 'elsewhere.example';
    const again = await opened();
    expect('action' in again.handOff && again.handOff.action.href).toBe('https://bank.example/vpos/pagamenti/main');
  });
});
