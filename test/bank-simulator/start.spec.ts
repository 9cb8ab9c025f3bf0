import { openTown, type Town } from './town.js';
import { newOrderId, pageOf, startFields, textOf } from './visitor.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});

it.each([
  ['a wrong MAC', { MAC: 'f'.repeat(64) }, 'MAC non è corretto'],
  ['no MAC', { MAC: '' }, 'MAC non è corretto'],
  ['another shop', { SHOPID: '391177900021002' }, 'SHOPID non è quello di un esercente abilitato'],
  ['nothing to pay', { AMOUNT: '0' }, 'AMOUNT non è valido'],
  ['a negative amount', { AMOUNT: '-1' }, 'AMOUNT non è valido'],
  ['a decimal amount', { AMOUNT: '156,96' }, 'AMOUNT non è valido'],
  ['dollars', { CURRENCY: '840' }, 'CURRENCY non è valido'],
  ['an order code with signs', { ORDERID: 'PDP-1' }, 'ORDERID non è valido'],
  ['no order code', { ORDERID: undefined }, 'ORDERID manca'],
  ['deferred accounting', { ACCOUNTINGMODE: 'D' }, 'ACCOUNTINGMODE non è valido'],
  ['a way back that is no web address', { URLBACK: 'javascript:alert(1)' }, 'URLBACK non è valido'],
  ['no way back', { URLBACK: undefined }, 'URLBACK manca'],
  ['a relative notification address', { URLMS: '/ms' }, 'URLMS non è valido'],
  ['no time', { REMAININGDURATION: '0' }, 'REMAININGDURATION non è valido'],
  ['another page', { PAGE: 'MASTER' }, 'PAGE deve essere LAND'],
])('refuses a start with %s and opens nothing', async (_what, changes, problem) => {
  const orderId = newOrderId();
  const page = await town.visitor.start(orderId, changes);
  expect(page.status).toBe(400);
  expect(textOf(page)).toContain('Richiesta di pagamento non valida');
  expect(textOf(page)).toContain(problem);
  expect((await town.bank.ledger()).map((line) => line.orderId)).not.toContain(orderId);
});

it('refuses a repeated field, whichever of the two was signed', async () => {
  const fields = startFields(town.shop, newOrderId());
  const page = await town.visitor.post('/vpos/pagamenti/main', [...fields, ['AMOUNT', '1']]);
  expect(page.status).toBe(400);
  expect(textOf(page)).toContain('AMOUNT è ripetuto');
});

it('takes the start as GET too, and PAGE in the query of a POST', async () => {
  const byGet = new URLSearchParams(startFields(town.shop, newOrderId()));
  expect((await pageOf(await fetch(`${town.bank.url}/vpos/pagamenti/main?${byGet.toString()}`))).status).toBe(200);
  const fields = startFields(town.shop, newOrderId(), { PAGE: undefined });
  expect((await town.visitor.post('/vpos/pagamenti/main?PAGE=LAND', fields)).status).toBe(200);
});

it('does without the optional fields', async () => {
  const orderId = newOrderId();
  const page = await town.visitor.start(orderId, {
    ORDDESCR: undefined,
    OPDESCR: undefined,
    REMAININGDURATION: undefined,
  });
  expect(textOf(page)).toContain(`391177900021 Riferimento N.: ${orderId} Data: 23/11/2026`);
  expect(textOf(page)).toContain('entro: 8 minuti');
});

it('signs what it was sent: letters beyond ASCII keep the MAC right and arrive on the page', async () => {
  const page = await town.visitor.start(newOrderId(), { ORDDESCR: "Attività & <città> d'è" });
  expect(page.status).toBe(200);
  expect(textOf(page)).toContain("Attività & <città> d'è");
});

it('prints large totals with thousands separators', async () => {
  const page = await town.visitor.start(newOrderId(), { AMOUNT: '115696' });
  expect(textOf(page)).toContain('Totale Spesa: 1.156,96 Euro');
});

it('resumes an open order with the time that is left', async () => {
  const orderId = newOrderId();
  await town.visitor.start(orderId);
  town.bank.clock.advance(61_000);
  const page = await town.visitor.start(orderId, { REMAININGDURATION: '400' });
  expect(page.status).toBe(200);
  expect(textOf(page)).toContain('entro: 6 minuti e 59 secondi');
  expect((await town.bank.ledger()).filter((line) => line.orderId === orderId)).toHaveLength(1);
});

it('refuses a known order code with another amount', async () => {
  const orderId = newOrderId();
  await town.visitor.start(orderId);
  const page = await town.visitor.start(orderId, { AMOUNT: '1' });
  expect(page.status).toBe(400);
  expect(textOf(page)).toContain('ORDERID è già di un ordine con un altro importo');
});

it('sends an order that has ended back to the shop with what is known, and never charges it again', async () => {
  const paid = newOrderId();
  const first = await town.visitor.pay(paid);
  const again = await town.visitor.start(paid);
  expect(again.location?.href).toBe(first.location?.href);
  expect(town.shop.notifications(paid)).toHaveLength(1);

  const cancelled = newOrderId();
  await town.visitor.press(await town.visitor.start(cancelled), 'cancel');
  expect((await town.visitor.start(cancelled)).location?.path).toBe('/back');
});
