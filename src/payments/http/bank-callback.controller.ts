import { All, Controller, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import type { RawInbound } from '../../bank-gateway/inbound.js';
import { paths, routes } from '../../shared/http/paths.js';
import { ReceiveNotification } from '../use-cases/receive-notification.js';
import { ReceiveReturn } from '../use-cases/receive-return.js';

/** The request with the bytes that the framework kept for us: signatures hold on raw values. */
type RawRequest = FastifyRequest & { readonly rawBody?: Buffer };

/** Phase 7: the bank's two ways back, the citizen's browser and its own server. */
@Controller()
export class BankCallbackController {
  constructor(
    private readonly gateway: BankGateway,
    private readonly receiveReturn: ReceiveReturn,
    private readonly receiveNotification: ReceiveNotification,
  ) {}

  /** Always a 303: to the outcome, whatever the message was worth; to the home page for an unknown order. */
  @All(routes.bankReturn)
  async return(
    @Param('gateway') gateway: string,
    @Req() request: RawRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const publicId = gateway === this.gateway.id ? await this.receiveReturn.execute(toRaw(request)) : null;
    return reply.redirect(publicId === null ? paths.home() : paths.outcome(publicId), 303);
  }

  @All(routes.bankNotification)
  async notification(
    @Param('gateway') gateway: string,
    @Req() request: RawRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (gateway !== this.gateway.id) throw new NotFoundException('unknown gateway');
    const { status, contentType, body } = await this.receiveNotification.execute(toRaw(request));
    await reply.status(status).type(contentType).send(body);
  }
}

function toRaw(request: RawRequest): RawInbound {
  return {
    method: request.method,
    target: request.raw.url ?? '',
    headers: request.headers,
    body: request.rawBody ?? Buffer.alloc(0),
  };
}
