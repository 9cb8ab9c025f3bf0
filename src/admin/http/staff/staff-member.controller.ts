import {
  BadRequestException,
  Body,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkAccess } from '../../../domain/staff-form.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { Allow } from '../../access/allow.js';
import { Sessions } from '../../access/sessions.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { EndSessions } from '../../accounts/end-sessions.js';
import { ManageStaff, type ManageResult } from '../../accounts/manage-staff.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn, StaffAccount } from '../../staff.js';
import { formId, toId } from '../form-id.js';
import { handOverView, staffMemberView } from './staff.page.js';
import { presentHandOver, presentStaffMember, type ShownMember } from './staff.presenter.js';
import { readStaffForm } from './staff-body.js';

const REFUSALS = {
  'own-account':
    'Il tuo account si cambia dal tuo profilo: ruolo e stato li può cambiare solo un altro amministratore.',
  'last-admin': "È l'ultimo amministratore attivo: prima nominane un altro.",
} as const;

/** One account: what an administrator does for a colleague. */
@Controller()
@Allow('manage-staff')
export class StaffMemberController {
  constructor(
    private readonly staff: StaffStore,
    private readonly sessions: Sessions,
    private readonly manage: ManageStaff,
    private readonly endSessions: EndSessions,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.staffMember)
  async show(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.render(reply, by, await this.find(id));
  }

  /** Disables (`active=no`) or enables (`active=yes`). */
  @Post(adminRoutes.staffState)
  async changeState(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = await this.find(id);
    const active = readText(body, 'active');
    if (active !== 'yes' && active !== 'no') throw new BadRequestException('neither yes nor no');
    await this.answer(reply, by, account, await this.manage.setActive(by, account.id, active === 'yes'));
  }

  @Post(adminRoutes.staffAccess)
  async changeAccess(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = await this.find(id);
    const input = readStaffForm(body);
    const checked = checkAccess(input, romeDay(this.clock.now()));
    if (!checked.isValid) {
      return this.render(reply.status(422), by, account, { input, errors: checked.errors });
    }
    await this.answer(reply, by, account, await this.manage.changeAccess(by, account.id, checked));
  }

  /** The new password is in the answer, and nowhere else. */
  @Post(adminRoutes.staffPassword)
  @HttpCode(200)
  async resetPassword(
    @Param('id') id: string,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = await this.find(id);
    const result = await this.manage.resetPassword(by, account.id);
    if (result.password === undefined) return this.answer(reply, by, account, result);
    await renderAdminPage(reply, handOverView, presentHandOver(account, result.password));
  }

  @Post(adminRoutes.staffOneTimeCodes)
  async resetOneTimeCodes(
    @Param('id') id: string,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = await this.find(id);
    await this.answer(reply, by, account, await this.manage.resetOneTimeCodes(by, account.id));
  }

  /** Ends one session (`session`), or all. */
  @Post(adminRoutes.staffSessions)
  async revoke(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = await this.find(id);
    await this.endSessions.revoke(by, account.id, formId(body, 'session'));
    await reply.redirect(adminPaths.staffMember(account.id), 303);
  }

  private async find(id: string): Promise<StaffAccount> {
    const account = await this.staff.find(toId(id));
    if (account === undefined) throw new NotFoundException('no such account');
    return account;
  }

  private async answer(reply: FastifyReply, by: SignedIn, account: StaffAccount, result: ManageResult): Promise<void> {
    if (result.kind === 'unknown') throw new NotFoundException('no such account');
    if (result.kind !== 'done') {
      return this.render(reply.status(422), by, account, { refusal: REFUSALS[result.kind] });
    }
    await reply.redirect(adminPaths.staffMember(account.id), 303);
  }

  private async render(
    reply: FastifyReply,
    by: SignedIn,
    account: StaffAccount,
    more: Pick<ShownMember, 'input' | 'errors' | 'refusal'> = {},
  ): Promise<void> {
    const sessions = await this.sessions.list(account.id);
    const page = presentStaffMember({ by, account, sessions, now: this.clock.now(), ...more });
    await renderAdminPage(reply, staffMemberView, page);
  }
}
