import { randomBytes } from 'node:crypto';
import type { BankGateway } from '../../src/bank-gateway/bank-gateway.js';
import { createBankGateway } from '../../src/bank-gateway/create-bank-gateway.js';
import type { KnownAttempt, RawInbound } from '../../src/bank-gateway/inbound.js';
import { newRefundRequestId } from '../../src/bank-gateway/refund-request-id.js';
import type { Signal } from '../../src/bank-gateway/signal.js';
import { readEnvironment } from '../../src/env.js';
import { SHOP } from './shop-keys.js';
import { openTown, type Town } from './town.js';
import { cardFields, CARDS, newOrderId, type Page } from './visitor.js';

let town: Town;
let gateway: BankGateway;
beforeAll(async () => {
  town = await openTown();
  const { bank } = readEnvironment({
    BANK_URL: `${town.bank.url}/vpos/pagamenti/main`,
    BANK_API_URL: `${town.bank.url}/vpos/apibo/apiBOXML.app`,
    BANK_START_KEY: SHOP.startKey,
    BANK_RESULT_KEY: SHOP.resultKey,
  });
  gateway = createBankGateway(bank, town.bank.clock);
});
afterAll(async () => {
  await town.close();
});

function inAMinute(): { correlationId: string; deadline: Date } {
  return { correlationId: 'test', deadline: new Date(town.bank.clock.now().getTime() + 60_000) };
}

function attemptOf(ref: string): KnownAttempt {
  const keyVersion = gateway.currentKeyVersion;
  return {
    ref,
    shopId: gateway.shopId,
    amountCents: 15_696,
    currency: 'EUR',
    keyVersion,
    createdAt: town.bank.clock.now(),
  };
}

/** Opens an order with the adapter's own form. */
async function start(ref: string): Promise<Page> {
  const { handOff } = await gateway.initiate(
    {
      ref,
      amountCents: 15_696,
      currency: 'EUR',
      serviceName: 'REFEZIONE SCOLASTICA',
      reference: '29',
      locale: 'it',
      returnUrl: new URL(`${town.shop.url}/done`),
      cancelUrl: new URL(`${town.shop.url}/back`),
      notifyUrl: new URL(`${town.shop.url}/ms`),
      expiresAt: new Date(town.bank.clock.now().getTime() + 480_000),
    },
    inAMinute(),
  );
  if (handOff.kind !== 'form-post') throw new Error(`not a form: ${handOff.kind}`);
  return town.visitor.post(handOff.action.pathname, handOff.fields);
}

async function pay(ref: string, card: string): Promise<Page> {
  const confirmation = await town.visitor.press(await start(ref), 'submit', cardFields(card));
  return town.visitor.press(confirmation, 'confirm');
}

/** What the adapter reads in the address that the browser was sent back to. */
function signalOf(page: Page, ref: string): Promise<Signal> {
  const url = new URL(page.location?.href ?? '');
  const raw: RawInbound = { method: 'GET', target: url.pathname + url.search, headers: {}, body: Buffer.alloc(0) };
  return gateway.parse('return', raw, () => Promise.resolve(attemptOf(ref)));
}

it.each([
  ['paid', CARDS.paid, 'paid', 'signed'],
  ['declined', CARDS.refused, 'declined', 'signed'],
  ['pending', CARDS.pending, 'unknown', 'none'],
])(
  'the portal’s adapter understands a return and a query of an order that is %s',
  async (outcome, card, told, assurance) => {
    const ref = newOrderId();
    const back = await pay(ref, card);
    expect(await signalOf(back, ref)).toMatchObject({ outcome: told, assurance, ref });
    expect(await gateway.query(attemptOf(ref), inAMinute())).toMatchObject({ found: true, signal: { outcome, ref } });
  },
);

it('and of an order that is unknown, open, cancelled or expired', async () => {
  const [open, cancelled, expired] = [newOrderId(), newOrderId(), newOrderId()];
  expect(await gateway.query(attemptOf(open), inAMinute())).toEqual({ found: false });
  await start(open);
  expect(await gateway.query(attemptOf(open), inAMinute())).toMatchObject({ found: true, signal: undefined });
  const back = await town.visitor.press(await start(cancelled), 'cancel');
  expect(await signalOf(back, cancelled)).toMatchObject({ outcome: 'unknown', assurance: 'none', ref: cancelled });
  expect(await gateway.query(attemptOf(cancelled), inAMinute())).toMatchObject({ signal: { outcome: 'cancelled' } });
  await start(expired);
  town.bank.clock.advance(480_000);
  expect(await gateway.query(attemptOf(expired), inAMinute())).toMatchObject({ signal: { outcome: 'expired' } });
});

it('and of refunds, granted or not', async () => {
  const ref = newOrderId();
  const paid = await signalOf(await pay(ref, CARDS.paid), ref);
  const input = { ref, gatewayTxnId: paid.gatewayTxnId ?? '', amountCents: 15_696, currency: 'EUR' as const };
  const requestId = newRefundRequestId(town.bank.clock, randomBytes);
  const first = await gateway.refund({ ...input, requestId }, inAMinute());
  expect(first.kind).toBe('done');
  expect(await gateway.refund({ ...input, requestId }, inAMinute())).toEqual(first);
  expect(await gateway.query(attemptOf(ref), inAMinute())).toMatchObject({ refundedCents: 15_696 });
  const another = { ...input, requestId: newRefundRequestId(town.bank.clock, randomBytes) };
  await expect(gateway.refund(another, inAMinute())).rejects.toMatchObject({ code: 'REJECTED' });
});
