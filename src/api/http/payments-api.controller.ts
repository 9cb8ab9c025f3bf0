import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../../env.js';
import type { PreparedPayment } from '../../payments/prepared-payment.js';
import { PreparedPayments } from '../../payments/prepared-payments.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { ApiGuard, NeedsScope } from '../access/api.guard.js';
import { CurrentKey } from '../access/current-key.js';
import type { ApiKey } from '../api-key.js';
import { apiRoutes } from '../api-routes.js';
import { isExternalId } from '../external-id.js';
import { PreparationDesk } from './preparation-desk.js';
import { presentPayment, type PaymentAnswer } from './present-payment.js';
import { ApiProblem } from './problem.js';

/** What other municipal software does: it prepares payments, and asks how they stand. Each key sees its own only. */
@Controller()
@UseGuards(ApiGuard)
export class PaymentsApiController {
  constructor(
    private readonly desk: PreparationDesk,
    private readonly payments: PreparedPayments,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** 201 the first time, 200 whenever the same request comes again. */
  @Post(apiRoutes.payments)
  @NeedsScope('payments:prepare')
  async prepare(
    @Body() body: unknown,
    @CurrentKey() key: ApiKey,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      throw new ApiProblem('unsupported-media-type', 'Send JSON with "Content-Type: application/json".');
    }
    const { isNew, prepared } = await this.desk.prepare(key, body);
    await reply.status(isNew ? 201 : 200).send(this.present(prepared));
  }

  @Get(apiRoutes.payment)
  @NeedsScope('payments:read')
  async show(@Param('id') id: string, @CurrentKey() key: ApiKey, @Res() reply: FastifyReply): Promise<void> {
    const prepared = await this.payments.find(key.id, id);
    if (prepared === null) throw new ApiProblem('not-found', 'This key has prepared no payment with this id.');
    await reply.send(this.present(prepared));
  }

  @Get(apiRoutes.payments)
  @NeedsScope('payments:read')
  async list(
    @Query('externalId') externalId: unknown,
    @CurrentKey() key: ApiKey,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isExternalId(externalId)) {
      throw new ApiProblem('malformed-request', 'Say which: ?externalId=<the name that you gave it>.');
    }
    const prepared = await this.payments.findByExternalId(key.id, externalId);
    await reply.send({ items: prepared === null ? [] : [this.present(prepared)] });
  }

  private present(prepared: PreparedPayment): PaymentAnswer {
    return presentPayment(prepared, this.environment.web.publicUrl, this.clock.now());
  }
}
