import type { FastifyInstance, FastifyReply } from 'fastify';
import type { OrderDesk } from '../desk/order-desk.js';
import { FormFields } from '../protocol/form-fields.js';
import { readStart, type StartingShop } from '../protocol/start-request.js';
import type { Checkout } from './checkout.js';
import type { MessagePages } from './message-pages.js';
import { sendPage } from './send-page.js';
import type { SimulatorPaths } from './simulator-paths.js';

/** What the start of a payment needs. */
export interface CheckoutRouteParts {
  readonly paths: SimulatorPaths;
  readonly shop: StartingShop;
  readonly desk: OrderDesk;
  readonly checkout: Checkout;
  readonly messages: MessagePages;
}

const ENTRY_PAGE = 'LAND';
const OTHER_AMOUNT = 'ORDERID è già di un ordine con un altro importo.';

/** Serves the pages that a citizen sees: start, card data, confirmation. */
export function registerCheckout(app: FastifyInstance, parts: CheckoutRouteParts): void {
  const { paths, checkout } = parts;
  app.get(paths.start, (request, reply) => {
    const fields = new FormFields(request.query);
    return start(parts, fields, fields.get('PAGE'), reply);
  });
  app.post(paths.start, (request, reply) => {
    const fields = new FormFields(request.body);
    const page = fields.get('PAGE') ?? new FormFields(request.query).get('PAGE');
    return start(parts, fields, page, reply);
  });
  app.post(paths.card, (request, reply) => checkout.card(new FormFields(request.body), reply));
  app.post(paths.confirmation, (request, reply) => checkout.confirmation(new FormFields(request.body), reply));
}

function start(
  { shop, desk, checkout, messages }: CheckoutRouteParts,
  fields: FormFields,
  page: string | undefined,
  reply: FastifyReply,
): FastifyReply {
  const request = readStart(fields, shop);
  const problems = [
    ...(page === ENTRY_PAGE ? [] : ['PAGE deve essere LAND.']),
    ...('orderId' in request ? [] : request),
  ];
  if (problems.length > 0 || !('orderId' in request)) return sendPage(reply, 400, messages.invalidStart(problems));
  const order = desk.open(request);
  return order === undefined
    ? sendPage(reply, 400, messages.invalidStart([OTHER_AMOUNT]))
    : checkout.enter(order, reply);
}
