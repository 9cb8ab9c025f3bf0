import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { cleanLine } from '../../domain/typed-text.js';
import type { AuditEntry } from '../../shared/audit-trail/audit-entry.js';
import { auditEntryToJson } from '../../shared/audit-trail/audit-json.js';
import { readText } from '../../shared/http/form-text.js';
import { Allow } from '../access/allow.js';
import { CurrentStaff } from '../access/signed-in.js';
import { adminRoutes } from '../admin-paths.js';
import { readAuditAddress } from '../audit/audit-address.js';
import { AuditRegister } from '../audit/audit-register.js';
import { CitizenTraces } from '../audit/citizen-traces.js';
import { renderAdminPage } from '../render-admin-page.js';
import type { SignedIn } from '../staff.js';
import { AuditPage } from './audit-page.js';
import { formId } from './form-id.js';
import { citizenView } from './pages/audit.page.js';
import { presentCitizen } from './presenters/audit.presenter.js';

/** What staff did: everybody reads their own rows, those who may read the others' too. */
@Controller()
export class AuditController {
  constructor(
    private readonly page: AuditPage,
    private readonly register: AuditRegister,
    private readonly citizens: CitizenTraces,
  ) {}

  @Get(adminRoutes.audit)
  @Allow('read-own-audit')
  async list(@Query() query: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.page.send(reply, by, readAuditAddress(query));
  }

  /** The same filter as a file for `porta audit verify`, which can follow the whole trail or a period of it. */
  @Get(adminRoutes.auditExport)
  @Allow('read-own-audit')
  async export(@Query() query: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const address = readAuditAddress(query);
    const request = await this.register.understand(by, address);
    if (!request.ok) return this.page.send(reply, by, address);
    const lines = linesOf(await this.register.export(by, request.filter));
    await reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="registro.jsonl"')
      .send(Readable.from(lines));
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

async function* linesOf(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${auditEntryToJson(entry)}\n`;
}
