import type { FastifyInstance } from 'fastify';
import type { Books } from '../books/books.js';
import type { BankCodes } from '../desk/bank-codes.js';
import { BrowserSessions } from '../desk/browser-session.js';
import type { CardVault } from '../desk/card-vault.js';
import type { Notifier } from '../desk/notifier.js';
import type { OrderDesk } from '../desk/order-desk.js';
import type { SimulatorOptions } from '../simulator-options.js';
import { registerAssets } from './asset-routes.js';
import { CardPages } from './card-pages.js';
import { registerCheckout } from './checkout-routes.js';
import { Checkout } from './checkout.js';
import { registerErrorAnswers } from './error-answers.js';
import { MessagePages } from './message-pages.js';
import { PageRenderer } from './page-renderer.js';
import { sendPage } from './send-page.js';
import { simulatorPaths } from './simulator-paths.js';

/** What the pages share with the rest of the bank. */
export interface SharedParts {
  readonly books: Books;
  readonly desk: OrderDesk;
  readonly notifier: Notifier;
  readonly vault: CardVault;
  readonly codes: BankCodes;
}

/** Serves everything that a browser sees, error pages included. */
export function registerPages(app: FastifyInstance, shared: SharedParts, options: SimulatorOptions): void {
  const { shop } = options;
  const renderer = new PageRenderer(options);
  const messages = new MessagePages(renderer);
  const paths = simulatorPaths(options.browserPath);
  const checkout = new Checkout({
    ...shared,
    messages,
    sessions: new BrowserSessions(shop.startKey, shared.codes),
    cardPages: new CardPages(renderer, paths, options.clock),
    resultKey: shop.resultKey,
  });
  registerCheckout(app, { paths, shop, desk: shared.desk, checkout, messages });
  registerAssets(app);
  registerErrorAnswers(app, messages);
  app.get('/', (_request, reply) => sendPage(reply, 200, messages.welcome()));
}
