import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isAllowed } from '../../../domain/staff-permissions.js';
import { Worklist, type WorklistKey } from '../../../reconciliation/worklist.js';
import { AuditTrail } from '../../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../../shared/clock.js';
import { romeDay } from '../../../shared/rome-day.js';
import { actorOf } from '../../access/actor.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { worklistItemView, type WorklistItemPage } from './worklist.page.js';
import { presentWorklistItem, type RefusedWork } from './worklist-item.presenter.js';

/** Answers with one line of the worklist. */
@Injectable()
export class WorklistPageSender {
  constructor(
    private readonly worklist: Worklist,
    private readonly staff: StaffStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** With the status that `reply` has. */
  async send(
    reply: FastifyReply,
    by: SignedIn,
    key: WorklistKey,
    shown: { readonly notice?: WorklistItemPage['notice']; readonly refused?: RefusedWork } = {},
  ): Promise<void> {
    const [{ line, notes, linkedCreditId }, accounts] = await Promise.all([this.worklist.find(key), this.staff.list()]);
    if (line === null && notes.length === 0 && linkedCreditId === null)
      throw new NotFoundException('no such line of the worklist');
    // A causale may name whoever made a transfer.
    await this.trail.recordView({
      actor: actorOf(by),
      action: 'bank-credit-viewed',
      subject: { kind: 'finding', id: `${key.kind}/${key.subject}/${key.label}` },
      data: { isPersonShown: (line?.description ?? null) !== null },
    });
    const page = presentWorklistItem({
      key,
      line,
      notes,
      linkedCreditId,
      notice: shown.notice ?? null,
      ...(shown.refused && { refused: shown.refused }),
      viewer: { id: by.account.id, mayWork: isAllowed(by.account.role, 'work-worklist') },
      names: new Map(accounts.map(({ id, fullName }) => [id, fullName])),
      today: romeDay(this.clock.now()),
    });
    await renderAdminPage(reply, worklistItemView, page);
  }
}
