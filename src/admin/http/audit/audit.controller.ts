import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { cleanLine } from '../../../domain/typed-text.js';
import { readText } from '../../../shared/http/form-text.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { readAuditAddress } from '../../audit/audit-address.js';
import { CitizenTraces } from '../../audit/citizen-traces.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { AuditPage } from './audit-page.js';
import { formId } from '../form-id.js';
import { citizenView } from './audit.page.js';
import { presentCitizen } from './audit.presenter.js';

/** What staff did: everybody reads their own rows, those who may read the others' too. */
@Controller()
export class AuditController {
  constructor(
    private readonly page: AuditPage,
    private readonly citizens: CitizenTraces,
  ) {}

  @Get(adminRoutes.audit)
  @Allow('read-own-audit')
  async list(@Query() query: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.page.send(reply, by, readAuditAddress(query));
  }

  /** `citizen`: a tax code or a reference, which the address never shows; `before`: the row to go on from. */
  @Post(adminRoutes.auditCitizen)
  @HttpCode(200)
  @Allow('read-audit')
  async findCitizen(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const typed = cleanLine(readText(body, 'citizen'));
    const trail = await this.citizens.find(by, typed, formId(body, 'before'));
    if (!trail.ok) return this.page.send(reply, by, readAuditAddress({}), { typed, problem: trail.problem });
    const names = await this.page.namesOf(trail.found.rows);
    await renderAdminPage(reply, citizenView, presentCitizen(typed, trail.payments, trail.found, names));
  }
}
