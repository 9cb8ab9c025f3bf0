import { Controller, Get, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CatalogService } from '../../catalog/catalog.service.js';
import { ApiGuard, NeedsScope } from '../access/api.guard.js';
import { CurrentKey } from '../access/current-key.js';
import { type ApiKey, isForService } from '../api-key.js';
import { apiRoutes } from '../api-routes.js';
import { presentService } from './present-service.js';

/** What a key may prepare payments for, and what each service asks. */
@Controller()
@UseGuards(ApiGuard)
export class ServicesApiController {
  constructor(private readonly catalog: CatalogService) {}

  @Get(apiRoutes.services)
  @NeedsScope('payments:prepare')
  async list(@CurrentKey() key: ApiKey, @Res() reply: FastifyReply): Promise<void> {
    const services = await this.catalog.listServices();
    const open = services.filter(({ isOpen, slug }) => isOpen && isForService(key, slug));
    await reply.send({ items: open.map(presentService) });
  }
}
