import type { InitInput } from '../hand-off.js';
import { macHolds, signedNames } from './mac.js';
import { carriableText, startForm } from './start-form.js';

const START_KEY = 'start-key-of-the-tests';
const NOW = new Date('2026-11-23T10:15:00.000Z');
const CONTEXT = { shopId: '391177900021001', startKey: START_KEY, now: NOW };

function input(change: Partial<InitInput> = {}): InitInput {
  return {
    ref: 'PDP7K2M9Q4XW',
    amountCents: 15696,
    currency: 'EUR',
    serviceName: 'REFEZIONE SCOLASTICA',
    reference: '29',
    locale: 'it',
    returnUrl: new URL('https://pdp.example/banca/ritorno/sia-vpos'),
    cancelUrl: new URL('https://pdp.example/banca/ritorno/sia-vpos'),
    notifyUrl: new URL('https://pdp.example/banca/notifica/sia-vpos'),
    expiresAt: new Date('2026-11-23T10:23:00.000Z'),
    ...change,
  };
}

it('carries the fields in the order of the protocol, signed up to the MAC', () => {
  const fields = startForm(input(), CONTEXT);
  const names = fields.map(([name]) => name).join(' ');
  expect(names).toBe(
    'PAGE URLMS URLDONE ORDERID SHOPID AMOUNT CURRENCY ACCOUNTINGMODE AUTHORMODE ORDDESCR OPDESCR REMAININGDURATION ' +
      'MAC URLBACK LANG',
  );
  expect(macHolds(new Map(fields).get('MAC'), signedNames(fields.slice(1, 12)), START_KEY)).toBe(true);
});

it('says amount, reference, language and seconds left as the bank reads them', () => {
  const expiresAt = new Date(NOW.getTime() + 1_999);
  expect(Object.fromEntries(startForm(input({ expiresAt }), CONTEXT))).toMatchObject({
    PAGE: 'LAND',
    AMOUNT: '15696',
    CURRENCY: '978',
    OPDESCR: 'Riferimento 29',
    REMAININGDURATION: '1',
    LANG: 'ITA',
  });
});

it('puts the order code into the address for "annulla", once', () => {
  const back = 'https://pdp.example/banca/ritorno/sia-vpos?ORDERID=PDP7K2M9Q4XW';
  expect(new Map(startForm(input(), CONTEXT)).get('URLBACK')).toBe(back);
  expect(new Map(startForm(input({ cancelUrl: new URL(back) }), CONTEXT)).get('URLBACK')).toBe(back);
});

it.each([
  ['no second is left', { expiresAt: new Date(NOW.getTime() + 999) }, 'no-time-left'],
  ['the deadline is no date', { expiresAt: new Date(Number.NaN) }, 'no-time-left'],
  ['the amount is zero', { amountCents: 0 }, 'amount'],
  ['the amount has a fraction', { amountCents: 156.96 }, 'amount'],
  ['the amount has ten digits', { amountCents: 1_000_000_000 }, 'amount'],
  ['the order code holds a separator', { ref: 'PDP7K2&AMOUNT' }, 'order-code'],
  ['the reference holds a separator', { reference: '29&AMOUNT=1' }, 'reference'],
])('refuses to open an order when %s', (_, change, reason) => {
  expect(() => startForm(input(change), CONTEXT)).toThrow(
    expect.objectContaining({
      code: 'MALFORMED',
      message: 'MALFORMED',
      details: expect.objectContaining({ reason }) as object,
    }) as Error,
  );
});

it.each([
  ['control characters', 'ASILO\r\n\0NIDO', 'ASILO NIDO'],
  ['invisible characters', 'ASILO\u202E\u200BNIDO', 'ASILO NIDO'],
  ['half a surrogate pair', 'ASILO \uD83D NIDO', 'ASILO NIDO'],
  ['decomposed accents', 'LIBERTA\u0300', 'LIBERTÀ'],
  ['the separator of the signed string', 'MENSA & TRASPORTO', 'MENSA e TRASPORTO'],
  ['spaces around', '  ASILO  NIDO ', 'ASILO NIDO'],
  ['140 characters at most', 'X'.repeat(139) + '😀Y', 'X'.repeat(139) + '😀'],
])('normalises a name with %s before signing it', (_, serviceName, carried) => {
  expect(carriableText(serviceName)).toBe(carried);
  expect(new Map(startForm(input({ serviceName }), CONTEXT)).get('ORDDESCR')).toBe(carried);
});

it('leaves a name of which nothing remains out of the form', () => {
  expect(new Map(startForm(input({ serviceName: '\u200B ' }), CONTEXT)).has('ORDDESCR')).toBe(false);
});
