import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkStaffForm, type StaffError } from '../../../domain/staff-form.js';
import { Clock } from '../../../shared/clock.js';
import { romeDay } from '../../../shared/rome-day.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { CreateStaff } from '../../create-staff.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import { oneTimePassword } from '../../sign-in/readable-secret.js';
import type { SignedIn } from '../../staff.js';
import { handOverView, newStaffView, staffListView } from './staff.page.js';
import { presentHandOver, presentNewStaff, presentStaffList } from './staff.presenter.js';
import { readStaffForm } from './staff-body.js';

const TAKEN: StaffError = { field: 'username', problem: 'taken' };

/** All accounts, and a new one. */
@Controller()
@Allow('manage-staff')
export class StaffController {
  constructor(
    private readonly staff: StaffStore,
    private readonly createStaff: CreateStaff,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.staff)
  async list(@Res() reply: FastifyReply): Promise<void> {
    await renderAdminPage(reply, staffListView, presentStaffList(await this.staff.list(), this.clock.now()));
  }

  @Get(adminRoutes.newStaff)
  async showForm(@Res() reply: FastifyReply): Promise<void> {
    await renderAdminPage(reply, newStaffView, presentNewStaff(readStaffForm({}), []));
  }

  /** The password of the new account is in the answer, and nowhere else. */
  @Post(adminRoutes.newStaff)
  @HttpCode(200)
  async create(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const input = readStaffForm(body);
    const checked = checkStaffForm(input, romeDay(this.clock.now()));
    if (!checked.isValid) {
      return renderAdminPage(reply.status(422), newStaffView, presentNewStaff(input, checked.errors));
    }
    const { details } = checked;
    const password = oneTimePassword();
    const id = await this.createStaff.execute(actorOf(by), { details, password, mustChangePassword: true });
    if (id === undefined) return renderAdminPage(reply.status(422), newStaffView, presentNewStaff(input, [TAKEN]));
    await renderAdminPage(reply, handOverView, presentHandOver({ id, ...details }, password));
  }
}
