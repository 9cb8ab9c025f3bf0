import { openTown, type Town } from './town.js';
import { cardFields, newOrderId, textOf } from './visitor.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});

it.each(['submit', 'cancel'])('answers "tempo scaduto" to %s after the deadline, with the way back', async (action) => {
  const orderId = newOrderId();
  const start = await town.visitor.start(orderId, { REMAININGDURATION: '60' });
  town.bank.clock.advance(60_000);
  const page = await town.visitor.press(start, action, cardFields('5255000000000001'));
  expect(page.status).toBe(410);
  expect(textOf(page)).toContain('Tempo scaduto');
  expect(page.html).toContain(`href="${town.shop.url}/back?ORDERID&#x3D;${orderId}"`);
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'expired', capturedCents: 0 });
});

it('does not charge a confirmation that comes too late', async () => {
  const orderId = newOrderId();
  const confirmation = await town.visitor.fillIn(orderId);
  town.bank.clock.advance(480_000);
  const page = await town.visitor.press(confirmation, 'confirm');
  expect(page.status).toBe(410);
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'expired', capturedCents: 0 });
  expect(town.shop.notifications(orderId)).toHaveLength(0);
  expect((await town.visitor.start(orderId)).location?.path).toBe('/back');
});

it('charges a confirmation at the last moment', async () => {
  const orderId = newOrderId();
  const confirmation = await town.visitor.fillIn(orderId);
  town.bank.clock.advance(479_999);
  expect((await town.visitor.press(confirmation, 'confirm')).location?.path).toBe('/done');
});

it('gives the time of the bank when the shop gives none', async () => {
  const orderId = newOrderId();
  await town.visitor.start(orderId, { REMAININGDURATION: undefined });
  town.bank.clock.advance(8 * 60_000 - 1);
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'open' });
  town.bank.clock.advance(1);
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'expired' });
});
