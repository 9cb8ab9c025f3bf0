import { BadRequestException, Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DELIVERY_KINDS, FailedDeliveries } from '../../../receipts/failed-deliveries.js';
import { readText } from '../../../shared/http/form-text.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { FailedJobs, isDiscardReason, type JobChange } from '../../system/failed-jobs.js';
import { isQueueName } from '../../system/queues.js';
import { SystemDesk } from '../../system/system-desk.js';
import { Flash } from '../flash.js';
import { toId } from '../form-id.js';
import { systemView } from './system.page.js';
import { presentSystem, type RefusedJob } from './system.presenter.js';

const STATUS: Readonly<Record<Exclude<JobChange, 'done'>, number>> = { gone: 409, 'not-failed': 409, unreachable: 503 };
const JOB_ID = /^[\w-]{1,100}$/;

/** How the installation stands, and what an administrator does about what failed. */
@Controller()
@Allow('see-system')
export class SystemController {
  constructor(
    private readonly desk: SystemDesk,
    private readonly jobs: FailedJobs,
    private readonly deliveries: FailedDeliveries,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.system)
  async show(@Res() reply: FastifyReply): Promise<void> {
    await this.render(reply, this.flash.take(reply.request, reply));
  }

  /** `action=retry` or `discard`, which wants a `reason`, of the failed `job` of this `queue`. */
  @Post(adminRoutes.systemJob)
  async changeJob(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const [action, queue, id, reason] = ['action', 'queue', 'job', 'reason'].map((name) => readText(body, name)) as [
      ...[string, string, string, string],
    ];
    if (!isQueueName(queue) || !JOB_ID.test(id)) throw new BadRequestException('no such job');
    if (action !== 'retry' && action !== 'discard') throw new BadRequestException('no such action');
    if (action === 'retry') return this.answer(reply, action, await this.jobs.retry(actorOf(by), queue, id));
    if (!isDiscardReason(reason)) return this.render(reply.status(422), undefined, { queue, id });
    await this.answer(reply, action, await this.jobs.discard(actorOf(by), queue, id, reason));
  }

  /** Another try of the failed message `id` of this `kind`. */
  @Post(adminRoutes.systemDelivery)
  async retryDelivery(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const kind = DELIVERY_KINDS.find((candidate) => candidate === readText(body, 'kind'));
    if (kind === undefined) throw new BadRequestException('no such kind of message');
    const isQueued = await this.deliveries.retry(actorOf(by), kind, toId(readText(body, 'id')));
    if (!isQueued) return this.render(reply.status(409), 'delivery-not-failed');
    this.flash.give(reply, 'delivery-queued');
    await reply.redirect(adminPaths.system(), 303);
  }

  private async answer(reply: FastifyReply, action: string, result: JobChange): Promise<void> {
    if (result !== 'done') return this.render(reply.status(STATUS[result]), `job-${result}`);
    this.flash.give(reply, `job-${action}`);
    await reply.redirect(adminPaths.system(), 303);
  }

  private async render(reply: FastifyReply, code: string | undefined, refused?: RefusedJob): Promise<void> {
    await renderAdminPage(reply, systemView, presentSystem(await this.desk.read(), code, refused));
  }
}
