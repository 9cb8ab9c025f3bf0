import formbody from '@fastify/formbody';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { registerBackOffice } from './back-office/back-office-route.js';
import { Silence } from './back-office/silence.js';
import { Books } from './books/books.js';
import { registerControl } from './control/control-routes.js';
import { BankCodes } from './desk/bank-codes.js';
import { CardVault } from './desk/card-vault.js';
import { Notifier } from './desk/notifier.js';
import { OrderDesk } from './desk/order-desk.js';
import { RefundDesk } from './desk/refund-desk.js';
import { registerPages } from './pages/register-pages.js';
import { logRequests } from './request-log.js';
import { Rounds } from './rounds.js';
import type { SimulatorOptions } from './simulator-options.js';

const BODY_LIMIT_BYTES = 64 * 1024;

/**
 * Builds the bank: its books opened and replayed, its pages, back office and control interface on one
 * HTTP server that is not listening yet. Closing the server stops everything and leaves what is owed in the books.
 */
export async function buildSimulator(options: SimulatorOptions): Promise<FastifyInstance> {
  const books = await Books.open(options.folder);
  const app = Fastify({
    logger: { level: options.log.level, stream: options.log.stream },
    // The framework would log addresses with their query, where signed results travel.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
  });
  await app.register(formbody);
  logRequests(app);
  // Nothing leaves the bank before what it says is on disk.
  app.addHook('onSend', () => books.durable());
  app.addHook('onClose', () => books.close());
  furnish(app, books, options);
  return app;
}

function furnish(app: FastifyInstance, books: Books, options: SimulatorOptions): void {
  const { clock, shop, timings } = options;
  const codes = new BankCodes(options.randomBytes);
  const desk = new OrderDesk(books, clock, codes, { ...options, shopId: shop.shopId });
  const refunds = new RefundDesk(books, clock, codes);
  const notifier = new Notifier(books, { clock, resultKey: shop.resultKey, timings, log: app.log });
  const vault = new CardVault();
  const silence = new Silence(timings.silenceMs);
  const rounds = new Rounds({ books, desk, notifier, vault, log: app.log }, timings.pollIntervalMs);
  registerPages(app, { books, desk, notifier, vault, codes }, options);
  registerBackOffice(app, { path: options.backOfficePath, shop, books, clock, desk, refunds, silence });
  registerControl(app, { books, clock, desk, notifier, shopId: shop.shopId });
  app.addHook('onReady', () => {
    rounds.start();
  });
  app.addHook('preClose', async () => {
    rounds.stop();
    silence.close();
    await notifier.close();
  });
}
