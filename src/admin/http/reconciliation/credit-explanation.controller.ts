import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isAllowed } from '../../../domain/staff-permissions.js';
import { AcceptProposal, type ProposalOutcome } from '../../../reconciliation/accept-proposal.js';
import { CreditExplanation } from '../../../reconciliation/credit-explanation.js';
import { ReconciliationSettings } from '../../../reconciliation/reconciliation-settings.js';
import { readText } from '../../../shared/http/form-text.js';
import { AuditTrail } from '../../../shared/audit-trail/audit-trail.js';
import { actorOf } from '../../access/actor.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { creditExplanationView } from './credit-explanation.page.js';
import { presentExplanation } from './credit-explanation.presenter.js';
import { noticeOf } from '../words/notices.js';

/** Done, and the page of the credit or of its proposals says so. */
const DONE: ReadonlySet<ProposalOutcome> = new Set(['applied', 'waiting', 'withdrawn']);

/** "Spiegami questo accredito": proposals, and the two people who take one for the truth. */
@Controller()
export class CreditExplanationController {
  constructor(
    private readonly explanations: CreditExplanation,
    private readonly proposals: AcceptProposal,
    private readonly settings: ReconciliationSettings,
    private readonly staff: StaffStore,
    private readonly trail: AuditTrail,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.creditExplanation)
  @Allow('see-payments')
  async show(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, by, id, this.flash.take(reply.request, reply));
  }

  @Post(adminRoutes.proposalAcceptance)
  @Allow('work-worklist')
  async accept(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(reply, by, id, await this.proposals.accept(actorOf(by), id, readText(body, 'digest')));
  }

  @Post(adminRoutes.proposalConfirmation)
  @Allow('work-worklist')
  async confirm(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(reply, by, id, await this.proposals.confirm(actorOf(by), id, readText(body, 'proposal')));
  }

  @Post(adminRoutes.proposalWithdrawal)
  @Allow('work-worklist')
  async withdraw(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(reply, by, id, await this.proposals.withdraw(actorOf(by), id, readText(body, 'proposal')));
  }

  private async answer(reply: FastifyReply, by: SignedIn, id: string, outcome: ProposalOutcome): Promise<void> {
    if (outcome === 'unknown') throw new NotFoundException('no such credit or proposal');
    const code = `proposal-${outcome}`;
    if (!DONE.has(outcome)) return this.send(reply.status(409), by, id, code);
    this.flash.give(reply, code);
    await reply.redirect(adminPaths.creditExplanation(id), 303);
  }

  private async send(reply: FastifyReply, by: SignedIn, id: string, code: string | undefined): Promise<void> {
    const explanation = await this.explanations.of(id);
    if (explanation === null) throw new NotFoundException('no such line of the account');
    await this.trail.recordView({
      actor: actorOf(by),
      action: 'bank-credit-viewed',
      subject: { kind: 'bank-credit', id },
      data: { isPersonShown: explanation.credit.description !== null },
    });
    const accounts = await this.staff.list();
    const page = presentExplanation({
      explanation,
      viewer: { id: by.account.id, mayWork: isAllowed(by.account.role, 'work-worklist') },
      confirmAboveCents: this.settings.confirmAboveCents,
      names: new Map(accounts.map(({ id: account, fullName }) => [account, fullName])),
      notice: noticeOf(code),
    });
    await renderAdminPage(reply, creditExplanationView, page);
  }
}
