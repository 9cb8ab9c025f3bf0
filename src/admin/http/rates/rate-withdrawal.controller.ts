import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CommissionRates, type StoredRate } from '../../../catalog/commission-rates.js';
import { stateOfRate } from '../../../domain/dated-rate.js';
import { reasonOf } from '../../../domain/rate-form.js';
import { readText } from '../../../shared/http/form-text.js';
import { Allow } from '../../access/allow.js';
import { actorOf } from '../../access/actor.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { type RateBook, RateDesk } from '../../rates/rate-desk.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { rateWithdrawalView } from './rates.page.js';
import { presentRateWithdrawal, type RefusedWithdrawal } from './rate-withdrawal.presenter.js';
import { reasonMessage } from './rate-messages.js';

/** Takes back a rate that has not begun. */
@Controller()
@Allow('manage-rates')
export class RateWithdrawalController {
  constructor(
    private readonly desk: RateDesk,
    private readonly rates: CommissionRates,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.rateWithdrawal)
  async show(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { book, rate } = await this.find(id);
    const state = stateOfRate(rate, book.now);
    if (state !== 'future') reply.status(409);
    await this.render(reply, book, rate, { isTooLate: state !== 'future' });
  }

  @Post(adminRoutes.rateWithdrawal)
  async withdraw(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { book, rate } = await this.find(id);
    const typed = readText(body, 'reason');
    const reason = reasonOf(typed);
    if ('problem' in reason) {
      return this.render(reply.status(422), book, rate, { typed, error: reasonMessage(reason.problem) });
    }
    const result = await this.rates.withdraw(actorOf(by), rate.id, reason.value);
    if (result !== 'withdrawn') return this.render(reply.status(409), book, rate, { typed, isTooLate: true });
    this.flash.give(reply, 'rate-withdrawn');
    await reply.redirect(adminPaths.rates(), 303);
  }

  private async find(id: string): Promise<{ readonly book: RateBook; readonly rate: StoredRate }> {
    const wanted = toId(id);
    const book = await this.desk.read();
    const rate = book.rates.find((candidate) => candidate.id === wanted);
    if (rate === undefined) throw new NotFoundException('no such rate');
    return { book, rate };
  }

  private async render(
    reply: FastifyReply,
    book: RateBook,
    rate: StoredRate,
    refused: RefusedWithdrawal,
  ): Promise<void> {
    await renderAdminPage(reply, rateWithdrawalView, presentRateWithdrawal(book, rate, refused));
  }
}
