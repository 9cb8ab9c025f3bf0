import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '../../shared/clock.js';
import type { Books } from '../books/books.js';
import type { OrderDesk } from '../desk/order-desk.js';
import type { RefundDesk } from '../desk/refund-desk.js';
import { RESULT, signedReplyXml, unsignedReplyXml, type BackOfficeReply } from '../protocol/back-office-reply.js';
import { isAuthentic, readBackOfficeRequest, type BackOfficeRequest } from '../protocol/back-office-request.js';
import { FormFields } from '../protocol/form-fields.js';
import { romeTimestamp } from '../protocol/rome-time.js';
import type { Shop } from '../simulator-options.js';
import { orderStatusAnswer } from './order-status.js';
import { refundElement, refundRequestIn } from './refund-answer.js';
import type { Silence } from './silence.js';

/** What the back office works with. */
export interface BackOfficeParts {
  readonly path: string;
  readonly shop: Shop;
  readonly books: Books;
  readonly clock: Clock;
  readonly desk: OrderDesk;
  readonly refunds: RefundDesk;
  readonly silence: Silence;
}

/** Serves ORDERSTATUS and REFUND: a POST with the request's XML in the field `data`, always answered in XML. */
export function registerBackOffice(app: FastifyInstance, parts: BackOfficeParts): void {
  const office = new BackOffice(parts);
  app.post(parts.path, (request, reply) => office.answer(new FormFields(request.body).get('data') ?? '', reply));
}

class BackOffice {
  constructor(private readonly parts: BackOfficeParts) {}

  async answer(xml: string, reply: FastifyReply): Promise<FastifyReply> {
    const request = readBackOfficeRequest(xml);
    if (request === undefined) return this.sendUnsigned(reply, RESULT.unreadable);
    if (!this.isFromShop(request)) return this.sendUnsigned(reply, RESULT.wrongMac);
    return request.operation === 'REFUND' ? this.refund(request, reply) : this.orderStatus(request, reply);
  }

  private isFromShop(request: BackOfficeRequest): boolean {
    const { shopId, operatorId, resultKey } = this.parts.shop;
    const isKnown = request.values.get('SHOPID') === shopId && request.values.get('OPERATORID') === operatorId;
    return isKnown && isAuthentic(request, resultKey);
  }

  private async orderStatus(request: BackOfficeRequest, reply: FastifyReply): Promise<FastifyReply> {
    const orderId = request.values.get('ORDERID') ?? '';
    const faults = this.parts.books.faults.of(orderId).query;
    if (faults?.delayMs !== undefined) await pause(faults.delayMs, undefined, { ref: false });
    if (faults?.status !== undefined) return reply.code(faults.status).type('text/plain').send('');
    const order = faults?.notFound === true ? undefined : this.parts.desk.find(orderId);
    return this.sendSigned(reply, { ...this.stamp(), ...orderStatusAnswer(order) }, faults?.badMac === true);
  }

  private async refund(request: BackOfficeRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = refundRequestIn(request);
    const decision = this.parts.refunds.decide(asked, request.timestamp);
    if (this.parts.books.faults.of(asked.orderId).refund?.commitThenTimeout === true) {
      await this.parts.books.durable();
      this.parts.silence.keep(reply);
      return reply;
    }
    const answer =
      decision === undefined
        ? { result: RESULT.requestReferenceReused, element: undefined }
        : { result: decision.result, element: refundElement(decision) };
    return this.sendSigned(reply, { ...this.stamp(), ...answer }, false);
  }

  private stamp(): Pick<BackOfficeReply, 'timestamp'> {
    return { timestamp: romeTimestamp(this.parts.clock.now()) };
  }

  private sendSigned(reply: FastifyReply, answer: BackOfficeReply, spoilt: boolean): FastifyReply {
    return sendXml(reply, signedReplyXml(answer, { resultKey: this.parts.shop.resultKey, spoilt }));
  }

  private sendUnsigned(reply: FastifyReply, result: string): FastifyReply {
    return sendXml(reply, unsignedReplyXml({ ...this.stamp(), result, element: undefined }));
  }
}

function sendXml(reply: FastifyReply, xml: string): FastifyReply {
  return reply.type('text/xml; charset=utf-8').send(xml);
}
