import { until } from '../support/until.js';
import { openTown, type Town } from './town.js';
import { newOrderId, textOf } from './visitor.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});
beforeEach(() => {
  town.shop.answers = [];
});

async function attempts(orderId: string, count: number, { bank } = town): Promise<(number | string | null)[]> {
  const deliveries = await until(`${count} deliveries`, async () => {
    const found = await bank.deliveries(orderId);
    return found.length >= count ? found : undefined;
  });
  return deliveries.map(({ status, failure }) => status ?? failure);
}

/** Long enough for the bank to have looked many times at what is due. */
async function severalRounds(): Promise<void> {
  for (let round = 0; round < 10; round += 1) await town.bank.ledger();
}

it('repeats three times with growing pauses while the shop answers 5xx, then gives up', async () => {
  const orderId = newOrderId();
  town.shop.answers = [500, 502, 503, 500, 500];
  expect((await town.visitor.pay(orderId)).location?.path).toBe('/done');
  expect(await attempts(orderId, 1)).toEqual([500]);
  for (const [index, pauseMs] of [1_000, 3_000, 9_000].entries()) {
    town.bank.clock.advance(pauseMs - 1);
    await severalRounds();
    expect(town.shop.notifications(orderId)).toHaveLength(index + 1);
    town.bank.clock.advance(1);
    await town.shop.notified(orderId, index + 2);
    await attempts(orderId, index + 2);
  }
  town.bank.clock.advance(3_600_000);
  expect(await attempts(orderId, 4)).toEqual([500, 502, 503, 500]);
  expect((await town.bank.deliveries(orderId)).map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
});

it('stops as soon as the shop has answered', async () => {
  const orderId = newOrderId();
  town.shop.answers = [503, 200];
  await town.visitor.pay(orderId);
  town.bank.clock.advance(1_000);
  expect(await attempts(orderId, 2)).toEqual([503, 200]);
});

it.each([403, 404, 302])('does not repeat after %d, and does not follow redirects', async (status) => {
  const orderId = newOrderId();
  town.shop.answers = [status];
  await town.visitor.pay(orderId);
  town.bank.clock.advance(1_000);
  expect(await attempts(orderId, 1)).toEqual([status]);
  expect(town.shop.received.map(({ path }) => path)).not.toContain('/elsewhere');
});

it('sends the browser back although the shop is silent, and repeats after the time-out', async () => {
  // A bank of its own: with so little patience the others would take a busy shop for a silent one.
  const impatient = await openTown({ returnWaitMs: 200, notificationTimeoutMs: 1_000 });
  try {
    const orderId = newOrderId();
    impatient.shop.answers = ['silence', 200];
    expect((await impatient.visitor.pay(orderId)).location?.path).toBe('/done');
    expect(await attempts(orderId, 1, impatient)).toEqual(['timeout']);
    impatient.bank.clock.advance(1_000);
    expect(await attempts(orderId, 2, impatient)).toEqual(['timeout', 200]);
  } finally {
    await impatient.close();
  }
});

it('repeats when the shop cannot be reached at all', async () => {
  const orderId = newOrderId();
  const nowhere = 'http://127.0.0.1:9/ms';
  const start = await town.visitor.start(orderId, { URLMS: nowhere });
  const confirmation = await town.visitor.press(start, 'submit', {
    cardType: 'Visa',
    cardNumber: '4539970000000006',
    expiryMonth: '1',
    expiryYear: '30',
    cvv: '1234',
  });
  expect(textOf(confirmation)).toContain('01/30');
  await town.visitor.press(confirmation, 'confirm');
  expect(await attempts(orderId, 1)).toEqual(['unreachable']);
});

it('sends a notification again when it is asked to', async () => {
  const orderId = newOrderId();
  await town.visitor.pay(orderId);
  const answer = await town.bank.post('/__sim/notify', { orderId });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ orderId, attempt: 0, status: 200 });
  expect(town.shop.notifications(orderId)).toHaveLength(2);
});

it('has nothing to send for an order that is open or unknown', async () => {
  const orderId = newOrderId();
  await town.visitor.start(orderId);
  expect((await town.bank.post('/__sim/notify', { orderId })).status).toBe(409);
  expect((await town.bank.post('/__sim/notify', { orderId: 'UNKNOWN' })).status).toBe(404);
});
