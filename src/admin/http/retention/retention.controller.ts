import { pipeline, Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import { type ForgottenPayment, RetentionReport } from '../../../retention/retention-report.js';
import { AuditTrail } from '../../../shared/audit-trail/audit-trail.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { retentionView } from './retention.page.js';
import { FORGOTTEN_COLUMNS, forgottenCells, presentRetention } from './retention.presenter.js';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** What the portal has forgotten of people, and what is next. Nobody's data: there are none left. */
@Controller()
@Allow('see-retention')
export class RetentionController {
  constructor(
    private readonly report: RetentionReport,
    private readonly trail: AuditTrail,
  ) {}

  @Get(adminRoutes.retention)
  async show(@Res() reply: FastifyReply): Promise<void> {
    await renderAdminPage(reply, retentionView, presentRetention(await this.report.read()));
  }

  /** The references, for Italian Excel. `mese`: one month only, `YYYY-MM`; anything else means all. */
  @Get(adminRoutes.retentionList)
  async list(@Query('mese') wanted: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const month = typeof wanted === 'string' && MONTH.test(wanted) ? wanted : undefined;
    await this.trail.recordAlone({
      actor: actorOf(by),
      action: 'forgotten-listed',
      subject: null,
      data: month === undefined ? {} : { month },
    });
    const lines = stringify({ bom: true, delimiter: ';', record_delimiter: 'windows' });
    // A reader that goes away ends the query, too; who waits for the answer sees it break off.
    pipeline(Readable.from(rowsOf(this.report.forgotten(month))), lines, () => undefined);
    const name = `dimenticati${month === undefined ? '' : `-${month}`}.csv`;
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(lines);
  }
}

async function* rowsOf(payments: AsyncIterable<ForgottenPayment>): AsyncGenerator<readonly string[]> {
  yield FORGOTTEN_COLUMNS;
  for await (const payment of payments) yield forgottenCells(payment);
}
