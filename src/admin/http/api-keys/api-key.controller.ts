import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiKeys, type KeyChange } from '../../../api/api-keys.js';
import { WebhookLog } from '../../../api/webhook-log.js';
import { CatalogService } from '../../../catalog/catalog.service.js';
import { parseWebhookAddress } from '../../../domain/webhook-address.js';
import { Clock } from '../../../shared/clock.js';
import { readText } from '../../../shared/http/form-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { addressMessages } from '../../api-key-words.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { formId, toId } from '../form-id.js';
import { apiKeyView, apiSecretView } from './api-keys.page.js';
import { presentApiKey, type ShownApiKey } from './api-key.presenter.js';
import { presentWebhookSecret } from './api-keys.presenter.js';

/** One key: its end, where outcomes are told, the secret that signs them, and what was told. */
@Controller()
@Allow('manage-api-keys')
export class ApiKeyController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly log: WebhookLog,
    private readonly catalog: CatalogService,
    private readonly clock: Clock,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.apiKey)
  async show(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.render(reply, toId(id));
  }

  /** `confirmed`: a key that is revoked stops somebody's software for good, so the box has to be ticked. */
  @Post(adminRoutes.apiKeyEnd)
  async revoke(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (readText(body, 'confirmed') !== '1') return this.render(reply.status(422), toId(id), { isUnconfirmed: true });
    await this.goBack(reply, toId(id), await this.keys.revoke(actorOf(by), toId(id)), 'revoked');
  }

  /** `webhookUrl`; empty: nowhere any more. The first address brings a secret, in the answer only. */
  @Post(adminRoutes.apiKeyWebhook)
  @HttpCode(200)
  async setWebhook(
    @Param('id') idText: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = toId(idText);
    const value = readText(body, 'webhookUrl');
    const parsed = parseWebhookAddress(value);
    if (!parsed.ok) {
      return this.render(reply.status(422), id, { refused: { value, error: addressMessages[parsed.problem] } });
    }
    const { change, secret } = await this.keys.setWebhook(actorOf(by), id, parsed.url);
    if (secret !== null) return this.showSecret(reply, id, secret, false);
    await this.goBack(reply, id, change, parsed.url === null ? 'webhook-removed' : 'webhook-set');
  }

  /** The new secret is in the answer, and nowhere else; the one before it stays valid for a day. */
  @Post(adminRoutes.apiKeySecret)
  @HttpCode(200)
  async rotateSecret(
    @Param('id') idText: string,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = toId(idText);
    const { change, secret } = await this.keys.rotateSecret(actorOf(by), id);
    if (change !== 'done') return this.goBack(reply, id, change, '');
    await this.showSecret(reply, id, secret, true);
  }

  /** `delivery`: the message to send again. */
  @Post(adminRoutes.apiKeyResend)
  async resend(
    @Param('id') idText: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = toId(idText);
    const delivery = formId(body, 'delivery');
    if (delivery === undefined) throw new NotFoundException('no message named');
    const isResent = await this.log.resend(actorOf(by), id, delivery);
    await this.goBack(reply, id, 'done', isResent ? 'resent' : 'not-resent');
  }

  private async showSecret(reply: FastifyReply, id: number, secret: string, isReplaced: boolean): Promise<void> {
    const key = await this.keys.find(id);
    await renderAdminPage(reply, apiSecretView, presentWebhookSecret(id, key?.name ?? '', secret, isReplaced));
  }

  private async goBack(reply: FastifyReply, id: number, change: KeyChange, notice: string): Promise<void> {
    if (change === 'unknown') throw new NotFoundException('no such key');
    this.flash.give(reply, change === 'revoked' ? 'already-revoked' : notice);
    await reply.redirect(adminPaths.apiKey(id), 303);
  }

  private async render(
    reply: FastifyReply,
    id: number,
    more: Pick<ShownApiKey, 'refused' | 'isUnconfirmed'> = {},
  ): Promise<void> {
    const [key, services, deliveries] = await Promise.all([
      this.keys.find(id),
      this.catalog.listServices(),
      this.log.list(id),
    ]);
    if (key === null) throw new NotFoundException('no such key');
    const today = romeDay(this.clock.now());
    const notice = this.flash.take(reply.request, reply);
    await renderAdminPage(reply, apiKeyView, presentApiKey({ key, services, deliveries, today, notice, ...more }));
  }
}
