import {
  BadRequestException,
  Body,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type DraftResult, DraftService } from '../../../catalog/draft-service.js';
import { type OfficeService, workingModel, workingNumber } from '../../../catalog/office-service.js';
import { OfficeServices } from '../../../catalog/office-services.js';
import { checkServiceForm, type KnownService, NEW_SERVICE } from '../../../domain/service-form.js';
import { changeRows, parseRowAction } from '../../../domain/service-input.js';
import type { ServiceModel } from '../../../domain/service-model.js';
import { readText } from '../../../shared/http/form-text.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import { emptyServiceInput, inputOf, readServiceForm } from '../../services/service-input.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { serviceFormView } from './service-form.page.js';
import { presentConflict, presentServiceForm, type ShownServiceForm } from './service-form.presenter.js';
import { nameOf } from './service.presenter.js';

/**
 * The form of a service. Its buttons add, move and remove rows, or save a draft; nothing typed is lost by any of them.
 */
@Controller()
@Allow('manage-services')
export class ServiceFormController {
  constructor(
    private readonly services: OfficeServices,
    private readonly drafts: DraftService,
    private readonly staff: StaffStore,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.newService)
  async showNew(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, { service: null, input: emptyServiceInput, errors: [] });
  }

  @Post(adminRoutes.newService)
  @HttpCode(200)
  async create(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const checked = await this.check(reply, body, null);
    if (checked === undefined) return;
    await this.answer(reply, { body, service: null }, await this.drafts.create(actorOf(by), checked), checked);
  }

  @Get(adminRoutes.serviceEdit)
  async show(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const service = await this.find(id);
    await send(reply, { service, input: inputOf(workingModel(service)), errors: [] });
  }

  @Post(adminRoutes.serviceEdit)
  @HttpCode(200)
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const service = await this.find(id);
    const checked = await this.check(reply, body, service);
    if (checked === undefined) return;
    const result = await this.drafts.save(actorOf(by), service.id, readVersion(body), checked);
    await this.answer(reply, { body, service }, result, checked);
  }

  /** The service as typed; undefined when a page has been sent instead: with other rows, or with its mistakes. */
  private async check(
    reply: FastifyReply,
    body: unknown,
    service: OfficeService | null,
  ): Promise<ServiceModel | undefined> {
    const input = readServiceForm(body);
    const version = service === null ? {} : { version: String(readVersion(body)) };
    const rows = parseRowAction(readText(body, 'action'));
    if (rows !== undefined) {
      await send(reply, { service, input: changeRows(input, rows), errors: [], ...version });
      return undefined;
    }
    const checked = checkServiceForm(input, service === null ? NEW_SERVICE : knownOf(service));
    if (checked.isValid) return checked.model;
    await send(reply.status(422), { service, input, errors: checked.errors, ...version });
    return undefined;
  }

  private async answer(
    reply: FastifyReply,
    { body, service }: { readonly body: unknown; readonly service: OfficeService | null },
    result: DraftResult,
    model: ServiceModel,
  ): Promise<void> {
    const input = readServiceForm(body);
    switch (result.kind) {
      case 'unknown':
        throw new NotFoundException('no such service');
      case 'slug-taken': {
        const version = service === null ? {} : { version: String(readVersion(body)) };
        const errors = [{ field: 'slug', problem: 'taken' }] as const;
        return send(reply.status(422), { service, input, errors, ...version });
      }
      case 'conflict':
        return this.sendConflict(reply, result.service, { input, model });
      default:
        this.flash.give(reply, result.kind);
        await reply.redirect(adminPaths.service(result.id), 303);
    }
  }

  /** The form carries the number of the other's version: who saves again has seen both texts. */
  private async sendConflict(
    reply: FastifyReply,
    service: OfficeService,
    { input, model }: { readonly input: ShownServiceForm['input']; readonly model: ServiceModel },
  ): Promise<void> {
    const names = new Map((await this.staff.list()).map(({ id, fullName }) => [id, fullName]));
    const conflict = presentConflict(service, model, nameOf(service.latest?.authorId ?? null, names));
    await send(reply.status(409), { service, input, errors: [], version: String(workingNumber(service)), conflict });
  }

  private async find(id: string): Promise<OfficeService> {
    const service = await this.services.find(toId(id));
    if (service === null) throw new NotFoundException('no such service');
    return service;
  }
}

async function send(reply: FastifyReply, shown: ShownServiceForm): Promise<void> {
  await renderAdminPage(reply, serviceFormView, presentServiceForm(shown));
}

function readVersion(body: unknown): number {
  const text = readText(body, 'version');
  if (!/^\d{1,9}$/.test(text)) throw new BadRequestException('a form without its version');
  return Number(text);
}

function knownOf({ live, latest }: OfficeService): KnownService {
  const fields = [...(live?.fields ?? []), ...(latest?.model.fields ?? [])];
  return { slug: live?.slug ?? null, fieldKeys: new Set(fields.map(({ key }) => key)) };
}
