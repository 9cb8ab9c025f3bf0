import { Body, Controller, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseErasure } from '../../../domain/erasure-form.js';
import { ForgetOnRequest } from '../../../retention/forget-on-request.js';
import { readText } from '../../../shared/http/form-text.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { erasureMessages } from './erasure.presenter.js';
import { TransactionPageSender } from './transaction-page.js';

/** One person is forgotten before their time, from the page of their payment. */
@Controller()
export class TransactionErasureController {
  constructor(
    private readonly page: TransactionPageSender,
    private readonly forgetOnRequest: ForgetOnRequest,
    private readonly flash: Flash,
  ) {}

  @Post(adminRoutes.transactionErasure)
  @Allow('forget-person')
  async forget(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = readText(body, 'reason');
    const form = parseErasure({ reason, confirmed: readText(body, 'confirmed') });
    if (!form.ok) {
      const { errorOf, lines } = erasureMessages(form.missing);
      return this.page.send(reply.status(422), by, id, { refused: { lines, erasure: { reason, errorOf } } });
    }
    const erased = await this.forgetOnRequest.execute(actorOf(by), id, form.reason);
    if (erased === 'unknown') throw new NotFoundException('no such payment');
    if (erased !== 'forgotten') return this.page.send(reply.status(409), by, id, { code: `erasure-${erased}` });
    this.flash.give(reply, 'erasure-forgotten');
    await reply.redirect(adminPaths.transaction(id), 303);
  }
}
