import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExportFormat, isExportFormat, MEDIA_TYPES } from '../../../exports/export-format.js';
import type { AnySource } from '../../../exports/export-source.js';
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
    const source = await this.desk.source(by, 'transactions', filter);
    if (source === undefined) return this.page.send(reply, by, { ...address, size: '', cursor: '' });
    await this.send(reply, by, { list: 'transactions', query: filter, format: formatOf(request), source });
  }

  @Get([adminRoutes.refundsCsv, adminRoutes.refundsXlsx, adminRoutes.refundsJsonl])
  async refunds(
    @Query() asked: unknown,
    @CurrentStaff() by: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = writeRefundsAddress(readRefundsAddress(asked as Readonly<Record<string, unknown>>).group);
    const source = await this.desk.source(by, 'refunds', query);
    if (source !== undefined) await this.send(reply, by, { list: 'refunds', query, format: formatOf(request), source });
  }

  /** `aperti=1`: only those with something unexplained, as on their page. */
  @Get([adminRoutes.bankLinesCsv, adminRoutes.bankLinesXlsx, adminRoutes.bankLinesJsonl])
  async bankLines(
    @Query('aperti') open: unknown,
    @CurrentStaff() by: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = open === '1' ? 'aperti=1' : '';
    const source = await this.desk.source(by, 'bank-lines', query);
    if (source !== undefined)
      await this.send(reply, by, { list: 'bank-lines', query, format: formatOf(request), source });
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
    const query = writeWorklistAddress(search);
    const source = await this.desk.source(by, 'worklist', query);
    if (source !== undefined)
      await this.send(reply, by, { list: 'worklist', query, format: formatOf(request), source });
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
    const query = writeAuditAddress(address);
    const source = await this.desk.source(by, 'audit-trail', query);
    if (source === undefined) return this.auditPage.send(reply, by, address);
    await this.send(reply, by, { list: 'audit-trail', query, format: formatOf(request), source });
  }

  private async send(reply: FastifyReply, by: SignedIn, asked: AskedExport): Promise<void> {
    const opened = await this.desk.open(by, asked.source, asked.format);
    if (opened.kind === 'too-large') {
      const page = presentLargeExport({ ...asked, filterWords: asked.source.filter.words, limit: opened.limit });
      return renderAdminPage(reply.status(422), largeExportView, page);
    }
    const { publicId, fileName } = opened.begun;
    await sendFile(reply, { publicId, fileName, mediaType: MEDIA_TYPES[asked.format], content: opened.content });
  }
}

interface AskedExport {
  readonly list: ExportedList;
  /** The filter, as in the list's address. */
  readonly query: string;
  readonly format: ExportFormat;
  readonly source: AnySource;
}

/** Every address of ours ends in one. */
function formatOf({ routeOptions }: FastifyRequest): ExportFormat {
  const ending = routeOptions.url?.split('.').at(-1);
  return isExportFormat(ending) ? ending : 'csv';
}
