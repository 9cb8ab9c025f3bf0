import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readText } from '../../../shared/http/form-text.js';
import { Allow } from '../../access/allow.js';
import { Sessions } from '../../access/sessions.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { SessionCookies } from '../../access/staff-cookies.js';
import { EndSessions } from '../../accounts/end-sessions.js';
import { OwnPassword } from '../../accounts/own-password.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { SecondFactorStore } from '../../persistence/second-factor.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { formId } from '../form-id.js';
import { ownPasswordView } from './own-password.page.js';
import { profileView } from './profile.page.js';
import { presentOwnPassword, presentProfile } from './profile.presenter.js';

/** One's own account: password and open sessions. Role and name are not one's own to change: no form carries them. */
@Controller()
@Allow('signed-in')
export class ProfileController {
  constructor(
    private readonly sessions: Sessions,
    private readonly factors: SecondFactorStore,
    private readonly endSessions: EndSessions,
    private readonly ownPassword: OwnPassword,
    private readonly cookies: SessionCookies,
  ) {}

  @Get(adminRoutes.profile)
  async show(@CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const { id } = staff.account;
    const [sessions, codesLeft] = await Promise.all([this.sessions.list(id), this.factors.recoveryCodesLeft(id)]);
    await renderAdminPage(reply, profileView, presentProfile(staff, sessions, codesLeft));
  }

  /** Ends one session (`session`), or all others. */
  @Post(adminRoutes.ownSessions)
  async revoke(@Body() body: unknown, @CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.endSessions.revoke(staff, staff.account.id, formId(body, 'session'));
    await reply.redirect(adminPaths.profile(), 303);
  }

  @Get(adminRoutes.ownPassword)
  async showPassword(@CurrentStaff() staff: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await renderAdminPage(reply, ownPasswordView, presentOwnPassword(staff, undefined));
  }

  @Post(adminRoutes.ownPassword)
  async changePassword(
    @Body() body: unknown,
    @CurrentStaff() staff: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const result = await this.ownPassword.change(staff, {
      current: readText(body, 'current'),
      next: readText(body, 'next'),
      repeated: readText(body, 'repeated'),
    });
    if (result.kind === 'refused') {
      const status = result.current.kind === 'slowed-down' ? 429 : 422;
      return renderAdminPage(reply.status(status), ownPasswordView, presentOwnPassword(staff, result));
    }
    this.cookies.give(reply, result.sessionToken);
    await reply.redirect(staff.account.mustChangePassword ? adminPaths.home() : adminPaths.profile(), 303);
  }
}
