import { Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { listAuditSeals } from '../../../shared/audit-trail/seal-table.js';
import { Database } from '../../../shared/database.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { VerifyAudit } from '../../audit/verify-audit.js';
import { VerificationStore } from '../../persistence/verification.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { verificationView } from './audit.page.js';
import { presentVerification } from './verification.presenter.js';

const SHOWN_VERIFICATIONS = 6;
const SHOWN_SEALS = 60;
/** While it runs the browser asks again by itself; a link does the same at once. */
const REFRESH_SECONDS = 5;

/** Whether the trail is as it was written. */
@Controller()
@Allow('verify-audit-trail')
export class AuditVerificationController {
  constructor(
    private readonly verify: VerifyAudit,
    private readonly store: VerificationStore,
    private readonly database: Database,
  ) {}

  @Get(adminRoutes.auditVerification)
  async show(@Res() reply: FastifyReply): Promise<void> {
    const [verifications, seals] = await Promise.all([
      this.store.last(SHOWN_VERIFICATIONS),
      listAuditSeals(this.database),
    ]);
    if (verifications[0]?.state === 'running') reply.header('refresh', String(REFRESH_SECONDS));
    const page = presentVerification(verifications, seals.toReversed().slice(0, SHOWN_SEALS));
    await renderAdminPage(reply, verificationView, page);
  }

  @Post(adminRoutes.auditVerification)
  async start(@CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.verify.start(by);
    await reply.redirect(adminPaths.auditVerification(), 303);
  }
}
