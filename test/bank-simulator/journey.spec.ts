import { isSigned, valueOf } from './shop.js';
import { openTown, type Town } from './town.js';
import { cardFields, CARDS, newOrderId, textOf } from './visitor.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});

it('shows shop, service, reference, date, total and deadline as in the seed', async () => {
  const page = await town.visitor.start(newOrderId());
  expect(page.status).toBe(200);
  expect(page.html).toContain('SISTEMA DI PAGAMENTO DELLA BANCA MONTE DEI PASCHI DI SIENA');
  expect(page.html).toContain('Banca simulata: ambiente di prova, nessun addebito reale');
  const text = textOf(page);
  expect(text).toContain(
    '391177900021 REFEZIONE SCOLASTICA Riferimento N.: 29 Data: 23/11/2026 Totale Spesa: 156,96 Euro',
  );
  expect(text).toContain('La transazione deve essere ultimata entro: 8 minuti, alle ore 11:23:00');
});

it('pays: the shop is notified first, then the browser brings the same signed result', async () => {
  const orderId = newOrderId();
  const back = await town.visitor.pay(orderId);
  const [notification] = town.shop.notifications(orderId);
  expect(back.status).toBe(303);
  expect(back.location?.path).toBe('/done');
  expect(notification && isSigned(notification)).toBe(true);
  expect(back.location && isSigned(back.location)).toBe(true);
  expect(notification?.parameters.slice(1)).toEqual(back.location?.parameters);
  expect(notification?.parameters[0]).toEqual(['x', '1']);
  expect(notification && valueOf(notification, 'RESULT')).toBe('00');
  expect(notification && valueOf(notification, 'TRANSACTIONID')).toMatch(/^[0-9A-F]{26}$/);
  expect(notification && valueOf(notification, 'PANTAIL')).toBe('0001');
  const line = await town.bank.line(orderId);
  expect(line).toMatchObject({ status: 'paid', amountCents: 15_696, capturedCents: 15_696, refundedCents: 0 });
  expect(line.transactionCode).toBe(notification && valueOf(notification, 'TRANSACTIONID'));
  expect(await town.bank.deliveries(orderId)).toMatchObject([{ attempt: 1, copy: 1, status: 200, failure: null }]);
});

it('masks the card and hides the security code on the confirmation page', async () => {
  const page = await town.visitor.fillIn(newOrderId(), '5255 0000-0000 0001');
  expect(page.status).toBe(200);
  expect(page.html).toContain('525500••••0001');
  expect(page.html).not.toContain('5255000000000001');
  // As a text or a value of its own: the page's tokens may hold those digits by chance.
  expect(page.html).not.toMatch(/[>"\s]123[<"\s]/);
  expect(textOf(page)).toContain(
    "Verrà eseguita la transazione con i seguenti dati. Verificarne la correttezza e premere 'Conferma'.",
  );
  expect(page.html).toMatch(/Conferma<\/button>[\s\S]*Modifica dati<\/button>[\s\S]*Annulla operazione<\/button>/);
});

it('goes back to the card page with what was typed, except the security code', async () => {
  const confirmation = await town.visitor.fillIn(newOrderId());
  const page = await town.visitor.press(confirmation, 'edit');
  expect(page.status).toBe(200);
  expect(page.html).toContain('value="5255000000000001"');
  expect(page.html).not.toContain('value="123"');
});

it('says what is wrong beside each field and keeps what was typed', async () => {
  const start = await town.visitor.start(newOrderId());
  const typed = { ...cardFields('5255000000000002'), expiryMonth: '13', expiryYear: '2', cvv: '12' };
  const page = await town.visitor.press(start, 'submit', typed);
  expect(page.status).toBe(422);
  expect(page.html).toContain('<title>Errore: Dati della carta');
  expect(textOf(page)).toContain('Ci sono 4 problemi');
  expect(page.html).toContain('<a href="#cardNumber">Il numero della carta non è corretto: controlla le cifre</a>');
  expect(page.html).toContain('value="5255000000000002"');
  expect(page.html).toContain('aria-invalid="true" aria-describedby="expiryMonth-errore"');
});

it('refuses: the signed result has no authorisation, and no transaction code in the ledger', async () => {
  const orderId = newOrderId();
  const back = await town.visitor.pay(orderId, CARDS.refused);
  expect(back.location?.path).toBe('/done');
  expect(back.location && isSigned(back.location)).toBe(true);
  expect(back.location && valueOf(back.location, 'RESULT')).toBe('04');
  expect(back.location && valueOf(back.location, 'AUTHNUMBER')).toBe('');
  expect(town.shop.notifications(orderId)).toHaveLength(1);
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'refused', capturedCents: 0, transactionCode: null });
});

it.each(['card page', 'confirmation'])(
  'cancels on the %s: back by URLBACK as it was given, nothing notified',
  async (where) => {
    const orderId = newOrderId();
    const page = where === 'card page' ? await town.visitor.start(orderId) : await town.visitor.fillIn(orderId);
    const back = await town.visitor.press(page, 'cancel');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe(`${town.shop.url}/back?ORDERID=${orderId}`);
    expect(await town.bank.line(orderId)).toMatchObject({ status: 'cancelled', capturedCents: 0 });
    expect(town.shop.notifications(orderId)).toHaveLength(0);
  },
);

it('charges once when "Conferma" is pressed many times at once', async () => {
  const orderId = newOrderId();
  const confirmation = await town.visitor.fillIn(orderId);
  const backs = await Promise.all(Array.from({ length: 8 }, () => town.visitor.press(confirmation, 'confirm')));
  const addresses = new Set(backs.map(({ location }) => location?.href));
  expect(addresses.size).toBe(1);
  expect(backs[0]?.location?.path).toBe('/done');
  expect(town.shop.notifications(orderId)).toHaveLength(1);
});

it('never cancels what is paid', async () => {
  const orderId = newOrderId();
  const confirmation = await town.visitor.fillIn(orderId);
  await town.visitor.press(confirmation, 'confirm');
  const back = await town.visitor.press(confirmation, 'cancel');
  expect(back.location?.path).toBe('/done');
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'paid' });
});

it('loses the answer: authorised, told to nobody, and the citizen stays with the bank', async () => {
  const orderId = newOrderId();
  const confirmation = await town.visitor.fillIn(orderId, CARDS.lost);
  const page = await town.visitor.press(confirmation, 'confirm');
  const again = await town.visitor.press(confirmation, 'confirm');
  expect([page.status, again.status]).toEqual([200, 200]);
  expect(textOf(page)).toContain('Il pagamento è stato autorizzato');
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'paid', capturedCents: 15_696 });
  expect(town.shop.notifications(orderId)).toHaveLength(0);
});

it('leaves a pending payment by URLBACK, and pays and notifies it 30 seconds later', async () => {
  const orderId = newOrderId();
  const back = await town.visitor.pay(orderId, CARDS.pending);
  expect(back.location?.path).toBe('/back');
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'pending', capturedCents: 0, transactionCode: null });
  town.bank.clock.advance(29_999);
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'pending' });
  town.bank.clock.advance(1);
  const [notification] = await town.shop.notified(orderId);
  expect(notification && isSigned(notification)).toBe(true);
  expect(notification && valueOf(notification, 'RESULT')).toBe('00');
  expect(await town.bank.line(orderId)).toMatchObject({ status: 'paid', capturedCents: 15_696 });
});

it('ties pages to orders by tokens that cannot be made up', async () => {
  const forged = `PDP000000001.${'0'.repeat(32)}.${'0'.repeat(64)}`;
  const page = await town.visitor.post('/vpos/pagamenti/carta', [
    ['session', forged],
    ['action', 'cancel'],
  ]);
  expect(page.status).toBe(404);
  expect(textOf(page)).toContain('Pagina non più valida');
});

it('answers an unknown button and an unknown page with its own pages', async () => {
  const start = await town.visitor.start(newOrderId());
  expect((await town.visitor.press(start, 'refund')).status).toBe(400);
  const nowhere = await fetch(`${town.bank.url}/nowhere`);
  expect(nowhere.status).toBe(404);
  expect(await nowhere.text()).toContain('Pagina non trovata');
});

it('forbids everything that is not its own, except forms that end at the shop', async () => {
  const { headers } = await town.visitor.start(newOrderId());
  expect(headers.get('content-security-policy')).toBe(
    `default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self' ${town.shop.url}`,
  );
  expect(headers.get('cache-control')).toBe('no-store');
});
