import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiKeys } from '../../../api/api-keys.js';
import { CatalogService } from '../../../catalog/catalog.service.js';
import { type ApiKeyInput, checkApiKeyForm } from '../../../domain/api-key.js';
import { Clock } from '../../../shared/clock.js';
import { readText, readTexts } from '../../../shared/http/form-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { apiKeysView, apiSecretView, newApiKeyView } from './api-keys.page.js';
import { presentApiKeys, presentNewApiKey, presentNewKeyText } from './api-keys.presenter.js';

/** The keys of other municipal software, and a new one. */
@Controller()
@Allow('manage-api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly catalog: CatalogService,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.apiKeys)
  async list(@Res() reply: FastifyReply): Promise<void> {
    const [keys, services] = await Promise.all([this.keys.list(), this.catalog.listServices()]);
    await renderAdminPage(reply, apiKeysView, presentApiKeys(keys, services, this.today()));
  }

  @Get(adminRoutes.newApiKey)
  async showForm(@Res() reply: FastifyReply): Promise<void> {
    const services = await this.catalog.listServices();
    await renderAdminPage(reply, newApiKeyView, presentNewApiKey(readKeyForm({}), services, []));
  }

  /** The key is in the answer, and nowhere else. */
  @Post(adminRoutes.newApiKey)
  @HttpCode(200)
  async create(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const input = readKeyForm(body);
    const services = await this.catalog.listServices();
    const known = services.map(({ id }) => id);
    const checked = checkApiKeyForm(input, known, this.today());
    if (!checked.isValid) {
      const page = presentNewApiKey(input, services, checked.errors);
      return renderAdminPage(reply.status(422), newApiKeyView, page);
    }
    const { id, text } = await this.keys.create(actorOf(by), checked.details);
    await renderAdminPage(reply, apiSecretView, presentNewKeyText(id, checked.details.name, text));
  }

  private today(): string {
    return romeDay(this.clock.now());
  }
}

function readKeyForm(body: unknown): ApiKeyInput {
  return {
    name: readText(body, 'name'),
    scopes: readTexts(body, 'scopes'),
    servicesKind: readText(body, 'servicesKind'),
    services: readTexts(body, 'services'),
    expiresOn: readText(body, 'expiresOn'),
  };
}
