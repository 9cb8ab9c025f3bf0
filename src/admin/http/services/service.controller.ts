import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ArrangeServices } from '../../../catalog/arrange-services.js';
import { CatalogService } from '../../../catalog/catalog.service.js';
import { DraftService } from '../../../catalog/draft-service.js';
import type { OfficeService } from '../../../catalog/office-service.js';
import { OfficeServices } from '../../../catalog/office-services.js';
import { PublishService } from '../../../catalog/publish-service.js';
import { previewOf } from '../../../catalog/service-preview.js';
import { renderFormPreview } from '../../../payments/form-preview.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { PageTexts } from '../../../shared/http/language/page-texts.decorator.js';
import type { Texts } from '../../../shared/i18n/texts.js';
import { romeDay } from '../../../shared/rome-day.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { readOpening, readSeenOpening } from '../../services/opening-form.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { openingMessages } from './opening-messages.js';
import { ServicePageSender } from './service-page.js';

const PREVIEW = {
  message: 'Anteprima: il cittadino vedrà questa pagina. Qui non si può scrivere niente.',
  linkLabel: 'Torna al servizio',
} as const;

/** One service: publishing its draft, opening and closing it, its versions, its end. */
@Controller()
@Allow('manage-services')
export class ServiceController {
  constructor(
    private readonly page: ServicePageSender,
    private readonly services: OfficeServices,
    private readonly drafts: DraftService,
    private readonly publishService: PublishService,
    private readonly arrange: ArrangeServices,
    private readonly catalog: CatalogService,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.service)
  async show(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.page.send(reply, toId(id));
  }

  @Get(adminRoutes.servicePreview)
  async preview(@Param('id') id: string, @PageTexts() texts: Texts, @Res() reply: FastifyReply): Promise<void> {
    const service = await this.find(id);
    const rateMillionths = await this.catalog.rateMillionthsFor(service.id);
    const notice = { ...PREVIEW, href: adminPaths.service(service.id) };
    await renderFormPreview(reply, { service: previewOf(service), rateMillionths, notice }, texts);
  }

  /** `version`: the one that the page showed. */
  @Post(adminRoutes.servicePublication)
  async publish(
    @Param('id') idText: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = toId(idText);
    await this.answer(reply, id, await this.publishService.execute(actorOf(by), id, toId(readText(body, 'version'))));
  }

  /** `action`: `open` and `close` at once, `days` from `opensOn` to `closesOn`; `seen`: what the page showed. */
  @Post(adminRoutes.serviceOpening)
  async changeOpening(
    @Param('id') idText: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = toId(idText);
    const read = readOpening(body, romeDay(this.clock.now()));
    if (!read.ok) {
      const values = { opensOn: readText(body, 'opensOn'), closesOn: readText(body, 'closesOn') };
      return this.page.send(reply.status(422), id, { refused: { values, ...openingMessages(read.errors) } });
    }
    const seen = readSeenOpening(readText(body, 'seen'));
    const result = await this.arrange.setOpening(actorOf(by), id, seen, read.opening);
    await this.answer(reply, id, result === 'changed' ? 'opening-changed' : `opening-${result}`);
  }

  @Get(adminRoutes.serviceVersions)
  async versions(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.page.sendVersions(reply, toId(id));
  }

  /** `number`: the version that becomes the draft again; `version`: the latest that the page showed. */
  @Post(adminRoutes.serviceVersions)
  async resume(
    @Param('id') idText: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = toId(idText);
    const [number, latest] = [toId(readText(body, 'number')), toId(readText(body, 'version'))];
    const { kind } = await this.drafts.resume(actorOf(by), id, latest, number);
    await this.answer(reply, id, kind === 'conflict' ? 'resume-conflict' : kind);
  }

  @Post(adminRoutes.serviceEnd)
  async remove(@Param('id') idText: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const id = toId(idText);
    const result = await this.arrange.remove(actorOf(by), id);
    if (result !== 'removed') return this.answer(reply, id, result);
    this.flash.give(reply, result);
    await reply.redirect(adminPaths.services(), 303);
  }

  private async find(id: string): Promise<OfficeService> {
    const service = await this.services.find(toId(id));
    if (service === null) throw new NotFoundException('no such service');
    return service;
  }

  /** What was done is told by the page that follows; what could not be, by this one (409). */
  private async answer(reply: FastifyReply, id: number, code: string): Promise<void> {
    if (code.endsWith('unknown')) throw new NotFoundException('no such service');
    if (REFUSED.has(code)) return this.page.send(reply.status(409), id, { code });
    this.flash.give(reply, code);
    await reply.redirect(adminPaths.service(id), 303);
  }
}

/** Results in which nothing was changed. */
const REFUSED: ReadonlySet<string> = new Set([
  'changed',
  'opening-changed',
  'in-use',
  'open',
  'resume-conflict',
  'slug-taken',
]);
