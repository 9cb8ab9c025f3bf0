import { Readable } from 'node:stream';
import { BadRequestException, Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isExportFormat, MEDIA_TYPES } from '../../../exports/export-format.js';
import type { ExportRecord } from '../../../exports/export-records.js';
import { SigningKey } from '../../../exports/verify-export.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { EXPORTED_LISTS, ExportDesk, isKept, seesAll } from '../../exports/export-desk.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { exportsView, exportView, largeExportView } from './exports.page.js';
import { presentExport } from './export.presenter.js';
import { presentExports } from './exports.presenter.js';
import { presentLargeExport } from './large-export.presenter.js';
import { sendFile } from '../send-file.js';

const TURN = /^\d{1,4}$/;
/** How often a page looks whether its file is ready, and for how long: an hour. */
const REFRESH_SECONDS = 5;
const MAX_TURNS = 720;

/** What was exported: manifests, and the files that the system prepares. */
@Controller()
@Allow('export')
export class ExportsController {
  constructor(
    private readonly desk: ExportDesk,
    private readonly key: SigningKey,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.exports)
  async list(@CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const records = await this.desk.latest(by);
    const page = presentExports(records, {
      seesAll: seesAll(by),
      fingerprint: this.key.fingerprint,
      now: this.clock.now(),
    });
    await renderAdminPage(reply, exportsView, page);
  }

  /** `list`, its `query` and the `format`: a file that is too long to be waited for. */
  @Post(adminRoutes.exports)
  async queue(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const [format, query] = [readText(body, 'format'), readText(body, 'query')];
    const list = EXPORTED_LISTS.find((one) => one === readText(body, 'list'));
    if (list === undefined || !isExportFormat(format)) throw new BadRequestException('no such list or format');
    const source = await this.desk.source(by, list, query);
    if (source === undefined || source.request === null) throw new BadRequestException('no such filter');
    const queued = await this.desk.queue(by, source, format);
    if (queued.kind === 'queued') return reply.redirect(adminPaths.export(queued.publicId), 303);
    const page = presentLargeExport({ list, query, format, filterWords: source.filter.words, ...queued });
    await renderAdminPage(reply.status(422), largeExportView, page);
  }

  /** Ed25519, PEM: what manifests are verified with, on any machine. */
  @Get(adminRoutes.exportKey)
  async publicKey(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('application/x-pem-file')
      .header('content-disposition', 'attachment; filename="chiave-pubblica.pem"')
      .send(this.key.publicPem);
  }

  @Get(adminRoutes.export)
  async show(
    @Param('id') id: string,
    @Query('aggiornamento') asked: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.find(by, id);
    const turn = typeof asked === 'string' && TURN.test(asked) ? Number(asked) : 0;
    const isRefreshing = record.way === 'queue' && record.state === 'writing' && turn < MAX_TURNS;
    // A header and not an element: it works whether or not the browser runs scripts, of which these pages have none.
    if (isRefreshing) void reply.header('refresh', `${REFRESH_SECONDS}; url=${adminPaths.export(id, turn + 1)}`);
    await renderAdminPage(reply, exportView, presentExport(record, { isRefreshing, now: this.clock.now() }));
  }

  @Get(adminRoutes.exportManifest)
  async manifest(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const { fileName } = await this.find(by, id);
    const manifest = await this.desk.manifestOf(by, id);
    if (manifest === null) throw new NotFoundException('no manifest: the file is not whole');
    await reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}.manifest.json"`)
      .send(manifest);
  }

  @Get(adminRoutes.exportFile)
  async file(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const record = await this.find(by, id);
    if (!isKept(record, this.clock.now())) throw new NotFoundException('the file is not kept');
    const content = Readable.from(await this.desk.fetch(by, record), { objectMode: false });
    const { publicId, fileName, format } = record;
    await sendFile(reply, { publicId, fileName, mediaType: MEDIA_TYPES[format], content });
  }

  private async find(by: SignedIn, id: string): Promise<ExportRecord> {
    const record = await this.desk.find(by, id);
    // Somebody else's is told like none at all.
    if (record === null) throw new NotFoundException('no such export');
    return record;
  }
}
