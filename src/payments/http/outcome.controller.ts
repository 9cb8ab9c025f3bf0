import { Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../shared/clock.js';
import { PageTexts } from '../../shared/http/language/page-texts.decorator.js';
import { renderPage } from '../../shared/http/pages/render-page.js';
import { paths, routes } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { FollowOutcome } from '../use-cases/follow-outcome.js';
import { RetryPayment } from '../use-cases/retry-payment.js';
import { outcomeView } from './pages/outcome.page.js';
import { presentOutcome } from './presenters/outcome.presenter.js';
import { refreshAfter } from './refresh.js';

/** Phase 7: the outcome of a payment, whatever it is, and a further attempt after an unpaid one. */
@Controller()
export class OutcomeController {
  constructor(
    private readonly followOutcome: FollowOutcome,
    private readonly retryPayment: RetryPayment,
    private readonly clock: Clock,
  ) {}

  @Get(routes.outcome)
  async show(
    @Param('id') publicId: string,
    @Query('aggiornamento') turn: unknown,
    @PageTexts() texts: Texts,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const payment = await this.followOutcome.execute(publicId);
    if (payment === null) throw new NotFoundException('unknown payment');
    const moment = { now: this.clock.now(), refresh: refreshAfter(payment, turn) };
    await renderPage(reply, outcomeView, presentOutcome(payment, moment, texts));
  }

  /** Enter in the address bar after a button: the outcome says what can be done. */
  @Get([routes.retry, routes.receiptRequest])
  goToOutcome(@Param('id') publicId: string, @Res() reply: FastifyReply): FastifyReply {
    return reply.redirect(paths.outcome(publicId), 303);
  }

  @Post(routes.retry)
  async retry(@Param('id') publicId: string, @Res() reply: FastifyReply): Promise<void> {
    const result = await this.retryPayment.execute(publicId);
    if (result === 'unknown') throw new NotFoundException('unknown payment');
    return reply.redirect(result === 'opened' ? paths.connecting(publicId) : paths.outcome(publicId), 303);
  }
}
