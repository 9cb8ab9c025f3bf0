import { rm } from 'node:fs/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { load } from 'cheerio';
import type { NewPayment } from '../../src/payments/persistence/payment.records.js';
import { ReceiptsModule } from '../../src/receipts/receipts.module.js';
import { CoreModule } from '../../src/shared/core.module.js';
import { setLanguages } from '../../src/shared/http/language/request-language.js';
import { registerPages } from '../../src/shared/http/pages/register-pages.js';
import { aPayment } from '../factories/payment.factory.js';
import { buildAssets } from '../pages/sample-app.js';
import { readPdf } from '../support/pdf-text.js';
import { paymentsUnderTest, ReceiptsWorld } from './receipts-world.js';

@Module({})
class WebUnderTest {}

describe('receipts as citizens meet them', () => {
  let world: ReceiptsWorld;
  let app: NestFastifyApplication;
  let assetsDir: string;

  beforeAll(async () => {
    world = await ReceiptsWorld.create();
    assetsDir = await buildAssets();
    const environment = world.environment();
    app = await NestFactory.create<NestFastifyApplication>(
      {
        module: WebUnderTest,
        imports: [CoreModule.forEnvironment(environment, world.clock), ReceiptsModule.forWeb(paymentsUnderTest())],
      },
      new FastifyAdapter(),
      { logger: false, abortOnError: false },
    );
    await setLanguages(app, environment.web.publicUrl);
    await registerPages(app, { ente: environment.ente, assetsDir });
    await app.init();
  });

  afterAll(async () => {
    await app.close();
    await world.destroy();
    await rm(assetsDir, { recursive: true, force: true });
  });

  const get = (url: string) => app.inject({ method: 'GET', url });
  const post = (url: string) => app.inject({ method: 'POST', url });

  async function unpaid(): Promise<NewPayment> {
    const payment = aPayment(world.clock.now());
    await world.store.insert(payment);
    return payment;
  }

  it('leads from the button to the concluded page, and queues one delivery however often it is pressed', async () => {
    const { publicId, ...payment } = await world.pay();
    const address = `/pagamenti/${publicId}`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(`${address}/ricevuta`)));
    for (const answer of answers) {
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `${address}/conclusa`]);
    }
    expect(await world.deliveries({ publicId, ...payment })).toHaveLength(1);

    const page = await get(`${address}/conclusa`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toMatch(/operazione conclusa con successo/i);
    expect(page.body).toContain('ma…@mail.invalid');
    expect(page.body).not.toContain('mariorossi');
    expect(load(page.body)('body').text()).toContain('sta partendo');
  });

  it('sends again when asked, once', async () => {
    const payment = await world.pay();
    await world.issueReceipt(payment);
    await world.raw.query(`update receipt_delivery set state = 'sent', sent_at = $1 where state = 'queued'`, [
      world.clock.now(),
    ]);
    world.clock.advance(120_000);
    const address = `/pagamenti/${payment.publicId}/conclusa`;
    for (let press = 0; press < 3; press += 1) {
      const answer = await post(`${address}/reinvia`);
      expect([answer.statusCode, answer.headers.location]).toEqual([303, address]);
    }
    expect(await world.deliveries(payment)).toHaveLength(2);
  });

  it('sends to the outcome page while nothing is paid', async () => {
    const { publicId } = await unpaid();
    const address = `/pagamenti/${publicId}`;
    for (const answer of [
      await post(`${address}/ricevuta`),
      await get(`${address}/conclusa`),
      await post(`${address}/conclusa/reinvia`),
    ]) {
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `${address}/esito`]);
    }
    expect((await get(`${address}/ricevuta.pdf`)).statusCode).toBe(404);
  });

  it('gives the PDF of a paid payment to its browser alone, also before the worker came', async () => {
    const { publicId } = await world.pay();
    const answer = await get(`/pagamenti/${publicId}/ricevuta.pdf`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(/^inline; filename="ricevuta-2026-\d{6}\.pdf"$/),
    });
    expect((await readPdf(answer.rawPayload)).text).toContain('RSSMRA81M10F376C');
  });

  it('confirms a receipt by its code, without a word about the person', async () => {
    const receipt = await world.issueReceipt(await world.pay());
    const page = await get(`/verifica/${receipt.verificationCode}`);
    const text = load(page.body)('main').text();
    expect(page.statusCode).toBe(200);
    expect(text).toContain(`2026/${String(receipt.number).padStart(6, '0')}`);
    expect(text).toContain('156,96');
    expect(page.body).not.toMatch(/Mario|Rossi|RSSMRA|mariorossi/);
    expect(page.body).not.toContain(receipt.paymentId);
  });

  it('does not know a code that is not of a receipt', async () => {
    const page = await get('/verifica/AAAAAAAAAAAAAAAAAAAAAA');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('Ricevuta non trovata');
  });
});
