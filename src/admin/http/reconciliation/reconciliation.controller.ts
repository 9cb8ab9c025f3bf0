import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BankCredits } from '../../../reconciliation/bank-credits.js';
import { BankFileInbox } from '../../../reconciliation/bank-file-inbox.js';
import { FindingTotals, type ReconciliationFigures } from '../../../reconciliation/reconciliation-figures.js';
import { Clock } from '../../../shared/clock.js';
import { TooSlow } from '../../../shared/reading-database.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { BankFilePageSender } from './bank-file-page.js';
import { reconciliationView } from './reconciliation.page.js';
import { presentReconciliation } from './reconciliation.presenter.js';

const LATEST_FILES = 15;
const TURN = /^\d{1,4}$/;

/** The inbox of bank files, and each of them. */
@Controller()
export class ReconciliationController {
  constructor(
    private readonly inbox: BankFileInbox,
    private readonly credits: BankCredits,
    private readonly totals: FindingTotals,
    private readonly file: BankFilePageSender,
    private readonly clock: Clock,
  ) {}

  @Get(adminRoutes.reconciliation)
  @Allow('see-payments')
  async desk(@CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const [files, days, figures] = await Promise.all([
      this.inbox.latest(LATEST_FILES, this.clock.now()),
      this.credits.latestDays(),
      this.figuresInTime(),
    ]);
    const desk = { role: by.account.role, files, days, figures };
    await renderAdminPage(reply, reconciliationView, presentReconciliation(desk));
  }

  @Get(adminRoutes.bankFile)
  @Allow('see-payments')
  async show(
    @Param('id') id: string,
    @Query('aggiornamento') turn: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.file.send(reply, by, id, typeof turn === 'string' && TURN.test(turn) ? Number(turn) : 0);
  }

  private async figuresInTime(): Promise<ReconciliationFigures | null> {
    try {
      return await this.totals.read();
    } catch (error) {
      if (error instanceof TooSlow) return null;
      throw error;
    }
  }
}
