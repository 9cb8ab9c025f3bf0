import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExportFormat, isExportFormat, MEDIA_TYPES } from '../../../exports/export-format.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { ExportDesk, type ExportedList } from '../../exports/export-desk.js';
import { readRefundsAddress, writeRefundsAddress } from '../../refunds-address.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { readListAddress, writeListAddress } from '../../transactions/list-address.js';
import { readWorklistAddress, writeWorklistAddress } from '../../worklist-address.js';
import { auditFilterOf, readAuditAddress, writeAuditAddress } from '../../audit/audit-address.js';
import { AuditPage } from '../audit/audit-page.js';
import { ListPage } from '../transactions/list-page.js';
import { largeExportView } from './exports.page.js';
import { presentLargeExport } from './large-export.presenter.js';
import { sendFile } from '../send-file.js';

/** The lists as files: what is on the page, all of it. One that is too long is offered to be prepared. */
@Controller()
@Allow('export')
export class ListExportsController {
  constructor(
    private readonly desk: ExportDesk,
    private readonly page: ListPage,
    private readonly auditPage: AuditPage,
  ) {}

  @Get([adminRoutes.transactionsCsv, adminRoutes.transactionsXlsx, adminRoutes.transactionsJsonl])
  async transactions(
    @Query() query: unknown,
    @CurrentStaff() by: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = readListAddress(query);
    const filter = writeListAddress({ ...address, size: '', cursor: '' });
    const isSent = await this.send({ by, request, reply }, 'transactions', filter);
    if (!isSent) await this.page.send(reply, by, { ...address, size: '', cursor: '' });
  }

  @Get([adminRoutes.refundsCsv, adminRoutes.refundsXlsx, adminRoutes.refundsJsonl])
  async refunds(
    @Query() asked: unknown,
    @CurrentStaff() by: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = writeRefundsAddress(readRefundsAddress(asked as Readonly<Record<string, unknown>>).group);
    await this.send({ by, request, reply }, 'refunds', query);
  }

  /** `aperti=1`: only those with something unexplained, as on their page. */
  @Get([adminRoutes.bankLinesCsv, adminRoutes.bankLinesXlsx, adminRoutes.bankLinesJsonl])
  async bankLines(
    @Query('aperti') open: unknown,
    @CurrentStaff() by: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send({ by, request, reply }, 'bank-lines', open === '1' ? 'aperti=1' : '');
  }

  /** The search of its page; the page shows only the oldest lines, the file all. */
  @Get([adminRoutes.worklistCsv, adminRoutes.worklistXlsx, adminRoutes.worklistJsonl])
  async worklist(
    @Query() asked: unknown,
    @CurrentStaff() by: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const search = readWorklistAddress(asked as Readonly<Record<string, unknown>>, by.account.id);
    await this.send({ by, request, reply }, 'worklist', writeWorklistAddress(search));
  }

  /** The rows that the page shows to the same reader: clerks their own only. */
  @Get([adminRoutes.auditCsv, adminRoutes.auditXlsx, adminRoutes.auditJsonl])
  async auditTrail(
    @Query() asked: unknown,
    @CurrentStaff() by: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = auditFilterOf(readAuditAddress(asked));
    const isSent = await this.send({ by, request, reply }, 'audit-trail', writeAuditAddress(address));
    if (!isSent) await this.auditPage.send(reply, by, address);
  }

  /** `query`: the filter, as in the list's address. False, and nothing is sent, when it cannot be understood. */
  private async send({ by, request, reply }: Asked, list: ExportedList, query: string): Promise<boolean> {
    const source = await this.desk.source(by, list, query);
    if (source === undefined) return false;
    const format = formatOf(request);
    const opened = await this.desk.open(by, source, format);
    if (opened.kind === 'too-large') {
      const page = presentLargeExport({ list, query, format, filterWords: source.filter.words, limit: opened.limit });
      await renderAdminPage(reply.status(422), largeExportView, page);
      return true;
    }
    const { publicId, fileName } = opened.begun;
    await sendFile(reply, { publicId, fileName, mediaType: MEDIA_TYPES[format], content: opened.content });
    return true;
  }
}

/** By whom, and where the answer goes. */
interface Asked {
  readonly by: SignedIn;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Every address of ours ends in one. */
function formatOf({ routeOptions }: FastifyRequest): ExportFormat {
  const ending = routeOptions.url?.split('.').at(-1);
  return isExportFormat(ending) ? ending : 'csv';
}
