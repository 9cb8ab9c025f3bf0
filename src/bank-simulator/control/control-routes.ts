import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../shared/clock.js';
import { writeBankFile } from '../bank-file/bank-file.js';
import { bankFileRequestIn } from '../bank-file/bank-file-request.js';
import type { Books } from '../books/books.js';
import type { Notifier } from '../desk/notifier.js';
import type { OrderDesk } from '../desk/order-desk.js';
import { readFaultOrder } from '../faults/read-faults.js';
import { hasSignedResult } from '../protocol/result-message.js';
import { romeDay } from '../protocol/rome-time.js';
import { ledgerLine } from './ledger-line.js';
import { isLoopback } from './loopback.js';

/** What the control interface works with. */
export interface ControlParts {
  readonly books: Books;
  readonly clock: Clock;
  readonly desk: OrderDesk;
  readonly notifier: Notifier;
  readonly shopId: string;
}

/** Serves `/__sim/...`: what tests and operators ask of the simulator, from this machine only. */
export function registerControl(app: FastifyInstance, parts: ControlParts): void {
  // A scope of its own, so that its rule about peers binds nothing else.
  app.register((scope, _options, done) => {
    scope.addHook('onRequest', refuseOtherMachines);
    forgiveEmptyBodies(scope);
    registerFaults(scope, parts);
    registerBooks(scope, parts);
    registerNotify(scope, parts);
    registerBankFile(scope, parts);
    done();
  });
}

async function refuseOtherMachines(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  // The peer of the connection counts, not a forwarded address: anybody can write that header.
  if (!isLoopback(request.socket.remoteAddress ?? '')) await reply.code(403).send({ error: 'loopback only' });
}

/** Clients often announce JSON and send nothing, with DELETE for instance. */
function forgiveEmptyBodies(scope: FastifyInstance): void {
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body, done);
  });
}

function registerFaults(app: FastifyInstance, { books }: ControlParts): void {
  app.post('/__sim/faults', (request, reply) => {
    const fault = readFaultOrder(request.body);
    books.record({ type: 'fault-set', fault });
    return reply.send(fault);
  });
  app.delete('/__sim/faults', (_request, reply) => {
    books.record({ type: 'faults-cleared' });
    return reply.send({ cleared: true });
  });
}

function registerBooks(app: FastifyInstance, { books, desk }: ControlParts): void {
  app.get('/__sim/ledger', (_request, reply) => {
    desk.letTimePass();
    return reply.send(books.orders.all().map(ledgerLine));
  });
  app.get('/__sim/deliveries', (_request, reply) => reply.send(books.deliveries.all()));
}

function registerNotify(app: FastifyInstance, { desk, notifier }: ControlParts): void {
  app.post('/__sim/notify', async (request, reply) => {
    const { orderId } = (request.body ?? {}) as { orderId?: unknown };
    const order = typeof orderId === 'string' ? desk.find(orderId) : undefined;
    if (order === undefined) return reply.code(404).send({ error: 'unknown orderId' });
    if (!hasSignedResult(order))
      return reply.code(409).send({ error: `nothing to notify: the order is ${order.status}` });
    return reply.send(await notifier.sendAgain(order));
  });
}

function registerBankFile(app: FastifyInstance, { books, clock, desk, shopId }: ControlParts): void {
  app.get('/__sim/bank-file', (request, reply) => {
    const asked = bankFileRequestIn(request.query, romeDay(clock.now()));
    desk.letTimePass();
    const file = writeBankFile(asked, { orders: books.orders.all(), refunds: books.refunds.granted(), shopId });
    return reply
      .type(file.contentType)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .send(file.content);
  });
}
