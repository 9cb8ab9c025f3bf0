import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Environment } from '../../../env.js';
import { ENVIRONMENT } from '../../../shared/core.module.js';
import { readText } from '../../../shared/http/form-text.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { SessionCookies } from '../../access/staff-cookies.js';
import type { PasswordAgain } from '../../accounts/ask-password-again.js';
import { OwnSecondFactor } from '../../accounts/own-second-factor.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import { OneTimeCodes } from '../../sign-in/one-time-codes.js';
import type { SignedIn } from '../../staff.js';
import { oneTimeCodesView, type OneTimeCodesField, recoveryCodesView } from './one-time-codes.page.js';
import { presentOneTimeCodes, presentRecoveryCodes } from './one-time-codes.presenter.js';
import { passwordAgainMessage } from './password-messages.js';

/** One's own second factor. */
@Controller()
@Allow('signed-in')
export class OneTimeCodesController {
  constructor(
    private readonly factor: OwnSecondFactor,
    private readonly codes: OneTimeCodes,
    private readonly cookies: SessionCookies,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get(adminRoutes.ownOneTimeCodes)
  async show(@CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.render(reply, staff);
  }

  @Post(adminRoutes.startOneTimeCodes)
  async start(@Body() body: unknown, @CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const checked = await this.factor.start(staff, readText(body, 'password'));
    if (checked.kind !== 'right') return this.refuse(reply, staff, 'start-password', checked);
    await reply.redirect(adminPaths.ownOneTimeCodes(), 303);
  }

  /** A right code turns the codes on; the recovery codes are in the answer, and nowhere else. */
  @Post(adminRoutes.confirmOneTimeCodes)
  @HttpCode(200)
  async confirm(@Body() body: unknown, @CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const confirmed = await this.factor.confirm(staff, readText(body, 'code'));
    if (confirmed === undefined) {
      const message =
        "Il codice non corrisponde. Controlla che l'ora del telefono sia giusta e scrivi quello che vedi adesso.";
      return this.render(reply.status(422), staff, { field: 'code', message });
    }
    this.cookies.give(reply, confirmed.sessionToken);
    await renderAdminPage(reply, recoveryCodesView, presentRecoveryCodes(confirmed.recoveryCodes));
  }

  @Post(adminRoutes.newRecoveryCodes)
  @HttpCode(200)
  async renew(@Body() body: unknown, @CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    if (!staff.account.hasOneTimeCodes) throw new NotFoundException('one-time codes are off');
    const result = await this.factor.renewRecoveryCodes(staff, readText(body, 'password'));
    if (result.kind !== 'renewed') return this.refuse(reply, staff, 'renew-password', result);
    await renderAdminPage(reply, recoveryCodesView, presentRecoveryCodes(result.codes));
  }

  @Post(adminRoutes.stopOneTimeCodes)
  async stop(@Body() body: unknown, @CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    if (this.isRequired) throw new NotFoundException('one-time codes are required');
    const checked = await this.factor.stop(staff, readText(body, 'password'));
    if (checked.kind !== 'right') return this.refuse(reply, staff, 'stop-password', checked);
    await reply.redirect(adminPaths.ownOneTimeCodes(), 303);
  }

  private get isRequired(): boolean {
    return this.environment.staff.mfa === 'required';
  }

  private async refuse(
    reply: FastifyReply,
    staff: SignedIn,
    field: OneTimeCodesField,
    checked: PasswordAgain,
  ): Promise<void> {
    const message = passwordAgainMessage(checked) ?? '';
    await this.render(reply.status(checked.kind === 'slowed-down' ? 429 : 422), staff, { field, message });
  }

  private async render(
    reply: FastifyReply,
    staff: SignedIn,
    error?: { readonly field: OneTimeCodesField; readonly message: string },
  ): Promise<void> {
    const enrolment = await this.codes.pendingEnrolment(staff.account);
    const page = await presentOneTimeCodes({ staff, isRequired: this.isRequired, enrolment, error });
    await renderAdminPage(reply, oneTimeCodesView, page);
  }
}
