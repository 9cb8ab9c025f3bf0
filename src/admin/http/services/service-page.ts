import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OfficeServices } from '../../../catalog/office-services.js';
import { PaymentsByService } from '../../../payments/payments-by-service.js';
import { Clock } from '../../../shared/clock.js';
import { romeDay } from '../../../shared/rome-day.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import { Flash } from '../flash.js';
import { serviceVersionsView, serviceView } from './services.page.js';
import { serviceNotice } from './service-notices.js';
import { presentService, presentVersions, type ShownService } from './service.presenter.js';

/** Answers with one service whole, or with its versions. */
@Injectable()
export class ServicePageSender {
  constructor(
    private readonly services: OfficeServices,
    private readonly sums: PaymentsByService,
    private readonly staff: StaffStore,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  /** With the status that `reply` has. @param code of what happened; absent: what the last action left. */
  async send(
    reply: FastifyReply,
    id: number,
    shown: Pick<ShownService, 'refused'> & { readonly code?: string } = {},
  ): Promise<void> {
    const [service, sums, names] = await Promise.all([this.services.find(id), this.sums.read(), this.names()]);
    if (service === null) throw new NotFoundException('no such service');
    const { code, ...refused } = shown;
    const notice = serviceNotice(code ?? this.flash.take(reply.request, reply));
    const today = romeDay(this.clock.now());
    const page = presentService({ service, sums: sums.get(id), names, today, notice, ...refused });
    await renderAdminPage(reply, serviceView, page);
  }

  async sendVersions(reply: FastifyReply, id: number): Promise<void> {
    const [service, versions, names] = await Promise.all([
      this.services.find(id),
      this.services.versions(id),
      this.names(),
    ]);
    if (service === null) throw new NotFoundException('no such service');
    await renderAdminPage(reply, serviceVersionsView, presentVersions(service, versions, names));
  }

  private async names(): Promise<ReadonlyMap<number, string>> {
    return new Map((await this.staff.list()).map(({ id, fullName }) => [id, fullName]));
  }
}
