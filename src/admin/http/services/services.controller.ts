import { BadRequestException, Body, Controller, Get, NotFoundException, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ArrangeServices } from '../../../catalog/arrange-services.js';
import { OfficeServices } from '../../../catalog/office-services.js';
import { PaymentsByService } from '../../../payments/payments-by-service.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { servicesView } from './services.page.js';
import { serviceNotice } from './service-notices.js';
import { presentServices } from './services.presenter.js';

/** All services, and their order on the home page. */
@Controller()
@Allow('manage-services')
export class ServicesController {
  constructor(
    private readonly services: OfficeServices,
    private readonly arrange: ArrangeServices,
    private readonly sums: PaymentsByService,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.services)
  async list(@Res() reply: FastifyReply): Promise<void> {
    const [services, sums] = await Promise.all([this.services.list(), this.sums.read()]);
    const today = romeDay(this.clock.now());
    const notice = serviceNotice(this.flash.take(reply.request, reply));
    await renderAdminPage(reply, servicesView, presentServices({ services, sums, today, notice }));
  }

  /** `service` goes one place `up` or `down`, as `action` says. */
  @Post(adminRoutes.serviceOrder)
  async move(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const direction = readText(body, 'action');
    if (direction !== 'up' && direction !== 'down') throw new BadRequestException('neither up nor down');
    const result = await this.arrange.move(actorOf(by), toId(readText(body, 'service')), direction);
    if (result === 'unknown') throw new NotFoundException('no such service');
    await reply.redirect(adminPaths.services(), 303);
  }
}
