import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CommissionRates } from '../../../catalog/commission-rates.js';
import {
  checkRateForm,
  type RateDecision,
  type RateError,
  rateFieldNames,
  type RateInput,
} from '../../../domain/rate-form.js';
import { readText } from '../../../shared/http/form-text.js';
import { romeDay, startOfRomeDay } from '../../../shared/rome-day.js';
import { Allow } from '../../access/allow.js';
import { actorOf } from '../../access/actor.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { lastOf, type RateBook, RateDesk } from '../../rates/rate-desk.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { rateFormView, ratePreviewView, ratesView } from './rates.page.js';
import { presentRateForm } from './rate-form.presenter.js';
import { presentRatePreview, ratesAround, type ShownPreview } from './rate-preview.presenter.js';
import { presentRates } from './rates.presenter.js';

/** The commission: what it was, is and will be; a new one is shown before it is stored. */
@Controller()
@Allow('manage-rates')
export class RatesController {
  constructor(
    private readonly desk: RateDesk,
    private readonly rates: CommissionRates,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.rates)
  async list(@Res() reply: FastifyReply): Promise<void> {
    const code = this.flash.take(reply.request, reply);
    await renderAdminPage(reply, ratesView, presentRates(await this.desk.read(), code));
  }

  @Get(adminRoutes.newRate)
  async showForm(@Res() reply: FastifyReply): Promise<void> {
    const input = { ...readRateForm({}), kind: 'percentage' };
    await renderAdminPage(reply, rateFormView, presentRateForm(await this.desk.read(), input));
  }

  /** MODIFICA: the form as it was typed. */
  @Post(adminRoutes.newRate)
  @HttpCode(200)
  async edit(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    await renderAdminPage(reply, rateFormView, presentRateForm(await this.desk.read(), readRateForm(body)));
  }

  @Post(adminRoutes.ratePreview)
  @HttpCode(200)
  async preview(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const input = readRateForm(body);
    const read = await this.understand(input);
    if ('errors' in read) {
      return renderAdminPage(reply.status(422), rateFormView, presentRateForm(read.book, input, read));
    }
    await renderAdminPage(reply, ratePreviewView, presentRatePreview(read));
  }

  @Post(adminRoutes.rates)
  async save(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const input = readRateForm(body);
    const read = await this.understand(input);
    const succeeds = readText(body, 'succeeds');
    if ('errors' in read) {
      return renderAdminPage(reply.status(422), rateFormView, presentRateForm(read.book, input, read));
    }
    const { book, decision, start } = read;
    if (ratesAround(read).after > 0 && readText(body, 'acknowledged') !== '1') {
      const page = presentRatePreview({ ...read, isUnconfirmed: true });
      return renderAdminPage(reply.status(422), ratePreviewView, page);
    }
    const result = await this.rates.schedule(actorOf(by), {
      ...decision,
      validFrom: decision.startsOn === null ? null : start,
      succeeds: /^\d{1,15}$/.test(succeeds) ? Number(succeeds) : null,
    });
    if (result.kind !== 'scheduled') {
      const fresh = result.kind === 'overtaken' ? await this.desk.read() : book;
      const page = presentRateForm(fresh, input, { overtaken: decision.serviceId });
      return renderAdminPage(reply.status(409), rateFormView, page);
    }
    this.flash.give(reply, 'rate-scheduled');
    await reply.redirect(adminPaths.rates(), 303);
  }

  private async understand(
    input: RateInput,
  ): Promise<ShownPreview | { readonly book: RateBook; readonly errors: readonly RateError[] }> {
    const book = await this.desk.read();
    const ids = book.services.map(({ id }) => id);
    const checked = checkRateForm(input, romeDay(book.now), ids);
    if (!checked.isValid) return { book, errors: checked.errors };
    const { decision } = checked;
    const start = decision.startsOn === null ? this.rates.soonestStart() : startOfRomeDay(decision.startsOn);
    if (isBeforeTheLast(book, decision, start)) {
      const field = decision.startsOn === null ? 'start' : 'startsOn';
      return { book, errors: [{ field, problem: 'NOT_AFTER_LAST' }] };
    }
    const slug = book.services.find(({ id }) => id === decision.serviceId)?.slug ?? null;
    return { book, input, decision, start, openPayments: await this.desk.countOpen(slug) };
  }
}

function isBeforeTheLast({ rates }: RateBook, { serviceId }: RateDecision, start: Date): boolean {
  const last = lastOf(rates, serviceId);
  return last !== undefined && start <= last.validFrom;
}

function readRateForm(body: unknown): RateInput {
  return Object.fromEntries(rateFieldNames.map((name) => [name, readText(body, name)])) as unknown as RateInput;
}
