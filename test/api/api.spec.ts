import { romeDay } from '../../src/shared/rome-day.js';
import { CARDS } from '../support/bank.js';
import { Citizen } from '../support/citizen.js';
import { codeOf, GeneratedClient, SchemaCheck } from '../support/generated-client.js';
import { EDIT, FORM, PAY, payWithCard } from '../support/journey.js';
import { newKey, payByLink, payer, request } from '../support/other-software.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, StaffBrowser } from '../support/staff.js';
import { until } from '../support/until.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { encryptedWebhooks } from './encrypted-webhooks.js';

const HOUR_MS = 3_600_000;

describe('other municipal software, by a client made from the OpenAPI document alone', () => {
  let portal: TestPortal;
  let capo: StaffBrowser;
  let receiver: WebhookReceiver;
  let client: GeneratedClient;
  let keyPage: string;

  beforeAll(async () => {
    portal = await TestPortal.start({ variables: { TRUST_PROXY: 'true' } });
    await addStaff(portal, { username: 'capo', role: 'admin' });
    capo = new StaffBrowser(portal);
    await capo.signIn('capo');
    receiver = new WebhookReceiver(portal.clock);
    await receiver.open();
    const made = await newKey(capo, { name: 'Mensa' });
    keyPage = made.path;
    const answer = await capo.submit(await capo.open(keyPage), '[data-webhook]', { webhookUrl: receiver.url });
    receiver.secrets = [answer.marked('api-secret')];
    client = await GeneratedClient.load(`${portal.url}/api/v1/openapi.json`, made.token);
  }, 120_000);

  afterAll(async () => {
    await receiver.close();
    await portal.close();
  });

  /** After time has passed: a session of yesterday is over. */
  async function signInAnew(): Promise<void> {
    capo = new StaffBrowser(portal);
    await capo.signIn('capo');
  }

  async function prepare(externalId: string, changes: object = {}): Promise<{ id: string; link: string }> {
    const answer = await client.call('preparePayment', { body: request(externalId, changes) });
    expect(answer.status).toBe(201);
    return answer.body as { id: string; link: string };
  }

  const read = async (id: string): Promise<Readonly<Record<string, unknown>>> =>
    (await client.call('getPayment', { parameters: { id } })).body;
  const count = async (table: string): Promise<number> =>
    (await portal.sql.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? -1;
  const taken = (externalId: string): string[] =>
    receiver
      .taken()
      .filter((event) => event.externalId === externalId)
      .map(({ type }) => type);

  it('prepares a payment, which a citizen pays by the link, and is told', async () => {
    const { id, link } = await prepare('mensa-1');
    const unknown = { totalCents: null, transactionCode: null, receiptUrl: null };
    expect(await read(id)).toMatchObject({ status: 'prepared', ...unknown });
    const citizen = new Citizen();
    const form = await citizen.open(link);
    expect(form.text).toContain('154,60 €');
    expect(form.$('[name="amount"], [name="description"]').length).toBe(0);
    const review = await citizen.submit(form, FORM, { email: 'nuovo@mail.it' });
    const again = await citizen.submit(await citizen.submit(review, EDIT), FORM);
    expect(again.text).toContain('nuovo@mail.it');
    expect(again.marked('total')).toBe('156,96 €');
    const outcome = await payWithCard(citizen, await citizen.submit(again, PAY), CARDS.paid);
    expect(outcome.paymentStatus).toBe('paid');

    await until('the software is told', () => taken('mensa-1').length === 1);
    expect(taken('mensa-1')).toEqual(['payment.paid']);
    const [{ raw } = { raw: '' }] = receiver.received;
    const schema = new SchemaCheck(client.document);
    expect(schema.problems({ $ref: '#/components/schemas/PaymentEvent' }, JSON.parse(raw))).toEqual([]);
    expect(raw).not.toMatch(/Rossi|RSSMRA|mail\.it|Roma|refezione scolastica/);
    const money = { amountCents: 15_460, commissionCents: 236, totalCents: 15_696 };
    const paid = { status: 'paid', ...money, externalId: 'mensa-1' };
    expect(JSON.parse(raw)).toMatchObject({ payment: paid });
    expect(await read(id)).toMatchObject({ ...paid, transactionCode: outcome.marked('transaction-code') });
    const found = await client.call('findPayments', { parameters: { externalId: 'mensa-1' } });
    expect(found.body).toMatchObject({ items: [{ id, status: 'paid' }] });

    // The same link again, and a review of it that had been left open, lead to the one payment.
    expect((await new Citizen().open(link)).paymentStatus).toBe('paid');
    expect((await citizen.submit(review, PAY)).paymentStatus).toBe('paid');
    expect(await count('payment')).toBe(1);
    expect(await count('prepared_payment_data')).toBe(0);
  });

  it('cannot be made to ask for another amount, nor to be paid twice', async () => {
    const { link } = await prepare('mensa-2');
    const citizen = new Citizen();
    const form = await citizen.open(link);
    const review = await citizen.submit(form, FORM);
    const before = await count('payment');
    for (const changes of [{ amount: '1,00' }, { description: 'altro' }, { service: 'asilo-nido' }]) {
      const answer = await citizen.submit(review, PAY, changes);
      expect([answer.status, answer.marked('total')]).toEqual([409, '156,96 €']);
      expect(answer.text).toContain('non sono quelli preparati');
    }
    expect(await count('payment')).toBe(before);
    const reviews = await Promise.all(Array.from({ length: 5 }, () => citizen.submit(form, FORM)));
    const ways = await Promise.all(
      reviews.map((each) => citizen.redirectOf(each.formAction(PAY), each.formFields(PAY))),
    );
    expect(new Set(ways).size).toBe(1);
    expect(await count('payment')).toBe(before + 1);
    await payWithCard(citizen, await citizen.submit(review, PAY), CARDS.paid);
    await until('it is told, and nothing is left to happen by itself', () => taken('mensa-2').length === 1);
  });

  it('asks the same thing twenty times at once, and has prepared it once', async () => {
    const calls = Array.from({ length: 20 }, () => client.call('preparePayment', { body: request('mensa-3') }));
    const answers = await Promise.all(calls);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(await count("prepared_payment where external_id = 'mensa-3'")).toBe(1);
    const other = client.call('preparePayment', { body: request('mensa-3', { amountCents: 1 }) });
    expect(await codeOf(other)).toBe('409 external-id-reused');
  });

  it('is refused what its key may not do', async () => {
    const prepareWith = (token: string | undefined, changes: object = {}): Promise<string> =>
      codeOf(client.withToken(token).call('preparePayment', { body: request('mensa-4', changes) }));
    expect(await prepareWith(undefined)).toBe('401 key-missing');
    expect(await prepareWith(`pdp_${'x'.repeat(43)}`)).toBe('401 key-unknown');
    expect(await codeOf(client.call('preparePayment', { body: request('mensa-4', { service: 'asilo-nido' }) }))).toBe(
      '403 service-not-allowed',
    );
    const reader = await newKey(capo, { name: 'Lettore', scopes: ['payments:read'], servicesKind: 'all' });
    expect(await prepareWith(reader.token)).toBe('403 scope-missing');
    const mine = await client.call('findPayments', { parameters: { externalId: 'mensa-1' } });
    const [{ id } = { id: '' }] = mine.body['items'] as { id: string }[];
    const stranger = client.withToken(reader.token);
    expect(await codeOf(stranger.call('getPayment', { parameters: { id } }))).toBe('404 not-found');
    expect(Object.keys((await capo.submit(await capo.open(reader.path), '[data-end]')).errors)).toEqual(['confirmed']);
    await capo.submit(await capo.open(reader.path), '[data-end]', { confirmed: '1' });
    expect(await codeOf(stranger.call('getPayment', { parameters: { id } }))).toBe('401 key-revoked');
    const services = await client.call('listServices');
    expect(services.body).toMatchObject({ items: [{ slug: 'refezione-scolastica', amountKind: 'free' }] });
    const { rows } = await portal.sql.query<{ texts: string }>(
      'select string_agg(k::text, $1) as texts from api_key k',
      [''],
    );
    expect(rows[0]?.texts).not.toContain(reader.token);
  });

  it('is told what to mend, field by field', async () => {
    const wrong = {
      ...request('mensa-5', { amountCents: undefined, description: '' }),
      payer: { ...payer, taxCode: 'RSSMRA81M10F376X', email: 'nessuna' },
    };
    const { status, body } = await client.call('preparePayment', { body: wrong });
    expect(status).toBe(422);
    expect((body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      ...['/payer/taxCode', '/payer/email', '/amountCents', '/description'],
    ]);
    const strange = await client.call('preparePayment', { body: { ...request('a b'), importo: 1, amountCents: 1.5 } });
    expect((strange.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      ...['/importo', '/externalId', '/amountCents'],
    ]);
    const halfLetters = { ...request('a-6', { description: 'a\ud800' }), priceId: '\u0000' };
    const unreadable = await client.call('preparePayment', { body: halfLetters });
    expect(unreadable.body['errors']).toMatchObject([{ pointer: '/description', code: 'TYPE' }]);
    const noPrices = await client.call('preparePayment', { body: request('a-6', { priceId: '\u0000' }) });
    expect(noPrices.body['errors']).toMatchObject([{ pointer: '/priceId', code: 'NAME.UNKNOWN' }]);
    const nobody = client.call('findPayments', { parameters: { externalId: '\u0000' } });
    expect(await codeOf(nobody)).toBe('400 malformed-request');
    const send = (type: string, text: string): Promise<Response> =>
      fetch(`${portal.url}/api/v1/pagamenti`, {
        method: 'POST',
        headers: { authorization: 'Bearer x', 'content-type': type },
        body: text,
      });
    const broken = await send('application/json', '{');
    expect([broken.status, broken.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await (await fetch(`${portal.url}/api/v1/nulla`)).json()).toMatchObject({ code: 'not-found' });
    expect(await count("prepared_payment where external_id in ('mensa-4', 'mensa-5')")).toBe(0);
  });

  encryptedWebhooks(() => ({
    ...{ portal, capo, keyPage, receiver },
    pay: async (externalId) => {
      await payByLink((await prepare(externalId)).link);
    },
  }));

  it('hears later, once, of what happened while it was away for an hour', async () => {
    await receiver.close();
    const { link } = await prepare('mensa-6');
    await payByLink(link, CARDS.refused);
    const failed = async (): Promise<boolean> =>
      (await count("webhook_delivery where state = 'queued' and last_error_code = 'ECONNREFUSED'")) === 1;
    await until('the message could not be handed over', failed);
    expect((await capo.open(keyPage)).text).toContain('nessuno risponde');
    portal.clock.advance(HOUR_MS);
    await receiver.open();
    const next = await prepare('mensa-7');
    await payByLink(next.link);
    await until('both are told', () => taken('mensa-6').length + taken('mensa-7').length === 2);
    expect([taken('mensa-6'), taken('mensa-7')]).toEqual([['payment.refused'], ['payment.paid']]);
  });

  it('hears of each part that is given back, whoever writes it', async () => {
    for (const refunded of ['100', '200', 'total_cents']) {
      const status = refunded === 'total_cents' ? 'refunded' : 'partially_refunded';
      await portal.sql.query(
        `update payment set status = $1, refunded_cents = ${refunded}, event_count = event_count + 1, updated_at = $2
         where prepared_id = (select id from prepared_payment where external_id = 'mensa-7')`,
        [status, portal.clock.now()],
      );
    }
    await until('all three are told', () => taken('mensa-7').length === 4);
    expect(taken('mensa-7').slice(1).sort()).toEqual([
      ...['payment.partially_refunded', 'payment.partially_refunded', 'payment.refunded'],
    ]);
  });

  it('recognises what is played again, what is too old and what is not ours', () => {
    const last = receiver.received.at(-1);
    if (last === undefined) throw new Error('nothing came');
    expect(receiver.judge(last.headers, last.raw)).toBe('repeated');
    expect(receiver.judge(last.headers, last.raw.replace('15460', '1'))).toBe('forged');
    portal.clock.advance(10 * 60_000);
    expect(receiver.judge(last.headers, last.raw)).toBe('stale');
  });

  it('is told again when an administrator says so, under both secrets while one replaces the other', async () => {
    await signInAnew();
    const [old = ''] = receiver.secrets;
    const secret = (await capo.submit(await capo.open(keyPage), '[data-secret]')).marked('api-secret');
    expect(secret).not.toBe(old);
    const hooks = (where: string): Promise<number> => count(`webhook_delivery where ${where}`);
    const allSent = (): Promise<unknown> => until('all are marked', async () => (await hooks("state <> 'sent'")) === 0);
    await allSent();
    for (const secrets of [[old], [secret]]) {
      receiver.secrets = secrets;
      const before = receiver.received.length;
      const page = await capo.open(keyPage);
      // Of one that came: others may come meanwhile, as time has moved.
      const answer = await capo.submit(page, `tr[data-event="${receiver.lastEvent()}"] form`);
      expect(answer.marked('notice')).toContain('riparte');
      const again = (): boolean => receiver.received.slice(before).some(({ verdict }) => verdict === 'repeated');
      await until('it comes again, under a secret that is known', again);
      await allSent();
    }
    const event = receiver.lastEvent();
    portal.clock.advance(24 * HOUR_MS);
    receiver.failWith = 307;
    await signInAnew();
    await capo.submit(await capo.open(keyPage), `tr[data-event="${event}"] form`);
    const refused = `last_error_code = 'http-307' and event_id = '${event}'`;
    await until('no redirect was followed', async () => (await hooks(refused)) === 1);
    expect(String(receiver.received.at(-1)?.headers['porta-signature']).match(/v1=/g)).toHaveLength(1);
    receiver.failWith = undefined;
  });

  it('finds the link over after its time, and the person forgotten', async () => {
    const { id, link } = await prepare('mensa-8');
    const { token } = await newKey(capo, { name: 'A tempo', expiresOn: romeDay(portal.clock.now()) });
    await portal.stopWorkers();
    portal.clock.advance(31 * 24 * HOUR_MS);
    await portal.startWorker();
    const page = await new Citizen().open(link);
    expect([page.status, page.heading]).toEqual([410, 'Questo collegamento non è più valido']);
    expect(await read(id)).toMatchObject({ status: 'link_expired' });
    await until('the person is forgotten', async () => (await count('prepared_payment_data')) === 0);
    expect(await codeOf(client.withToken(token).call('listServices'))).toBe('401 key-expired');
  });

  it('is slowed when it asks without end', async () => {
    let answer = await client.call('listServices');
    for (let calls = 0; calls < 130 && answer.status !== 429; calls += 1) answer = await client.call('listServices');
    expect(answer.body['code']).toBe('too-many-requests');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('has left its marks in the register, without the secrets', async () => {
    const { rows } = await portal.sql.query<{ action: string; data: object }>(
      "select action, data from audit_entry where action like '%api-key%' or action like 'webhook%'",
    );
    const actions = new Set(rows.map(({ action }) => action));
    expect([...actions].sort()).toEqual([
      ...['api-key-created', 'api-key-revoked', 'api-key-secret-rotated', 'api-key-webhook-changed'],
      'webhook-resent',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/pdp_|whsec_/);
  });
});
