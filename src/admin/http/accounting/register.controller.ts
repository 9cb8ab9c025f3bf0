import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readAccountingDays } from '../../../domain/accounting-view.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { MakeRegister } from '../../register/make-register.js';
import type { SignedIn } from '../../staff.js';

/** The register of what was collected, as a PDF that is sent while it is made. */
@Controller()
export class RegisterController {
  constructor(
    private readonly makeRegister: MakeRegister,
    private readonly clock: Clock,
  ) {}

  /** Days that cannot be read, or are more than a year, lead to the page that says so. */
  @Get(adminRoutes.register)
  @Allow('export')
  async download(@Query() query: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const typed = { from: readText(query, 'from'), to: readText(query, 'to') };
    const read = readAccountingDays(typed, romeDay(this.clock.now()));
    if (!read.ok) return reply.redirect(adminPaths.accounting({ by: 'day', ...typed }), 303);
    const { from, to } = read.days;
    await reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="registro-incassi-${from}-${to}.pdf"`)
      .send(this.makeRegister.start(by, read.days));
  }
}
