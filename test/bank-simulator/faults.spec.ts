import { orderStatus } from './back-office-client.js';
import { isSigned, valueOf } from './shop.js';
import { openTown, type Town } from './town.js';
import { newOrderId, textOf } from './visitor.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});
afterEach(async () => {
  await fetch(`${town.bank.url}/__sim/faults`, { method: 'DELETE' });
});

/** An order that has the faults before it opens. */
async function faultyOrder(faults: object): Promise<string> {
  const orderId = newOrderId();
  expect((await town.bank.setFaults({ scope: { orderId }, ...faults })).status).toBe(200);
  return orderId;
}

describe('notification', () => {
  it('drop: the shop hears nothing until somebody asks', async () => {
    const orderId = await faultyOrder({ notification: { drop: true } });
    expect((await town.visitor.pay(orderId)).location?.path).toBe('/done');
    town.bank.clock.advance(60_000);
    expect(await town.bank.deliveries(orderId)).toEqual([]);
    await town.bank.post('/__sim/notify', { orderId });
    expect(town.shop.notifications(orderId)).toHaveLength(1);
  });

  it('delayMs: the browser is back long before', async () => {
    const orderId = await faultyOrder({ notification: { delayMs: 60_000 } });
    expect((await town.visitor.pay(orderId)).location?.path).toBe('/done');
    expect(town.shop.notifications(orderId)).toHaveLength(0);
    town.bank.clock.advance(60_000);
    await town.shop.notified(orderId);
  });

  it('copies: all at once, all alike', async () => {
    const orderId = await faultyOrder({ notification: { copies: 20 } });
    await town.visitor.pay(orderId);
    const notifications = await town.shop.notified(orderId, 20);
    expect(notifications).toHaveLength(20);
    expect(new Set(notifications.map(({ parameters }) => String(parameters))).size).toBe(1);
    expect(new Set((await town.bank.deliveries(orderId)).map(({ copy }) => copy)).size).toBe(20);
  });

  it('badMac: the form of a MAC, but wrong', async () => {
    const orderId = await faultyOrder({ notification: { badMac: true } });
    const back = await town.visitor.pay(orderId);
    const [notification] = await town.shop.notified(orderId);
    expect(notification && isSigned(notification)).toBe(false);
    expect(notification && valueOf(notification, 'MAC')).toMatch(/^[0-9a-f]{64}$/);
    expect(back.location && isSigned(back.location)).toBe(true);
  });

  it('tamper: the MAC stays that of the truth', async () => {
    const orderId = await faultyOrder({ notification: { tamper: { AMOUNT: '1' } } });
    const back = await town.visitor.pay(orderId);
    const [notification] = await town.shop.notified(orderId);
    expect(notification && valueOf(notification, 'AMOUNT')).toBe('1');
    expect(notification && isSigned(notification)).toBe(false);
    expect(notification && valueOf(notification, 'MAC')).toBe(back.location && valueOf(back.location, 'MAC'));
  });

  it('tamper with resign: a lie that is signed', async () => {
    const orderId = await faultyOrder({ notification: { tamper: { AMOUNT: '1', CURRENCY: '840' }, resign: true } });
    await town.visitor.pay(orderId);
    const [notification] = await town.shop.notified(orderId);
    expect(notification && valueOf(notification, 'AMOUNT')).toBe('1');
    expect(notification && valueOf(notification, 'CURRENCY')).toBe('840');
    expect(notification && isSigned(notification)).toBe(true);
    expect(await town.bank.line(orderId)).toMatchObject({ amountCents: 15_696, capturedCents: 15_696 });
  });
});

describe('browserReturn', () => {
  it('drop: the citizen stays on a page of the bank, also when cancelling', async () => {
    const paid = await faultyOrder({ browserReturn: { drop: true } });
    const page = await town.visitor.pay(paid);
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('Il pagamento è stato autorizzato');
    expect(town.shop.notifications(paid)).toHaveLength(1);

    const cancelled = await faultyOrder({ browserReturn: { drop: true } });
    const stopped = await town.visitor.press(await town.visitor.start(cancelled), 'cancel');
    expect(textOf(stopped)).toContain('Nessun addebito');
  });

  it('badMac: only the browser brings a wrong one', async () => {
    const orderId = await faultyOrder({ browserReturn: { badMac: true } });
    const back = await town.visitor.pay(orderId);
    const [notification] = await town.shop.notified(orderId);
    expect(back.location && isSigned(back.location)).toBe(false);
    expect(notification && isSigned(notification)).toBe(true);
  });

  it('beforeNotification: the browser is back first', async () => {
    const orderId = await faultyOrder({ browserReturn: { beforeNotification: true } });
    const back = await town.visitor.pay(orderId);
    expect(back.location?.path).toBe('/done');
    expect(town.shop.notifications(orderId)).toHaveLength(0);
    town.bank.clock.advance(1_000);
    await town.shop.notified(orderId);
  });
});

describe('query', () => {
  it('status: an HTTP error without a reply', async () => {
    const orderId = await faultyOrder({ query: { status: 503 } });
    await town.visitor.pay(orderId);
    expect(await orderStatus(town.bank.url, orderId)).toMatchObject({ status: 503, result: undefined });
  });

  it('notFound: the order is unknown, signed', async () => {
    const orderId = await faultyOrder({ query: { notFound: true } });
    await town.visitor.pay(orderId);
    const answer = await orderStatus(town.bank.url, orderId);
    expect(answer).toMatchObject({ result: '01', hasRightEnvelopeMac: true, element: undefined });
  });

  it('badMac: neither the envelope nor the Authorization holds', async () => {
    const orderId = await faultyOrder({ query: { badMac: true } });
    await town.visitor.pay(orderId);
    const answer = await orderStatus(town.bank.url, orderId);
    expect(answer).toMatchObject({ result: '00', hasRightEnvelopeMac: false, hasRightElementMac: false });
    expect(answer.mac).toMatch(/^[0-9a-f]{64}$/);
  });

  it('delayMs: the answer comes, later', async () => {
    const orderId = await faultyOrder({ query: { delayMs: 120 } });
    const startedAt = performance.now();
    expect(await orderStatus(town.bank.url, orderId)).toMatchObject({ result: '01' });
    expect(performance.now() - startedAt).toBeGreaterThan(110);
  });
});

describe('scope', () => {
  it('next: the following orders that open a page, and no others', async () => {
    const before = newOrderId();
    await town.visitor.start(before);
    await town.bank.setFaults({ scope: { next: 2 }, browserReturn: { drop: true } });
    const statuses = [];
    for (const orderId of [newOrderId(), newOrderId(), newOrderId(), before]) {
      statuses.push((await town.visitor.pay(orderId)).status);
    }
    expect(statuses).toEqual([200, 200, 303, 303]);
  });

  it('DELETE clears what orders have and what waits for the next', async () => {
    const orderId = await faultyOrder({ browserReturn: { drop: true } });
    await town.bank.setFaults({ scope: { next: 1 }, browserReturn: { drop: true } });
    expect((await fetch(`${town.bank.url}/__sim/faults`, { method: 'DELETE' })).status).toBe(200);
    expect((await town.visitor.pay(orderId)).status).toBe(303);
    expect((await town.visitor.pay(newOrderId())).status).toBe(303);
  });

  it('several faults of one order add up', async () => {
    const orderId = await faultyOrder({ notification: { drop: true } });
    await town.bank.setFaults({ scope: { orderId }, browserReturn: { drop: true } });
    expect((await town.visitor.pay(orderId)).status).toBe(200);
    expect(town.shop.notifications(orderId)).toHaveLength(0);
  });
});

it.each([
  [{ scope: { next: 1 }, notifications: {} }, 'unknown key: notifications'],
  [{ scope: { next: 1 }, notification: { dropp: true } }, 'unknown key: notification.dropp'],
  [{ scope: { next: 1, order: 'X' } }, 'unknown key: scope.order'],
  [{ scope: { next: 0 } }, 'scope.next: expected a whole number'],
  [{ notification: { drop: true } }, 'scope: expected an object'],
])('refuses %j and names the key', async (body, message) => {
  const answer = await town.bank.setFaults(body);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { error: string }).error).toContain(message);
});
