import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Worklist } from '../../../reconciliation/worklist.js';
import { Clock } from '../../../shared/clock.js';
import { romeDay } from '../../../shared/rome-day.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { readWorklistAddress } from '../../worklist-address.js';
import { worklistView } from './worklist.page.js';
import { presentWorklist } from './worklist.presenter.js';

/** What does not fit between payments, lists and account, the oldest first. */
@Controller()
export class WorklistController {
  constructor(
    private readonly worklist: Worklist,
    private readonly staff: StaffStore,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.worklist)
  @Allow('see-payments')
  async list(@Query() query: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const viewer = by.account.id;
    const search = readWorklistAddress(query as Readonly<Record<string, unknown>>, viewer);
    const [page, accounts] = await Promise.all([this.worklist.list(search), this.staff.list()]);
    const names = new Map(accounts.map(({ id, fullName }) => [id, fullName]));
    const today = romeDay(this.clock.now());
    await renderAdminPage(reply, worklistView, presentWorklist({ search, viewer, page, names, today }));
  }
}
