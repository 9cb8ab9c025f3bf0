import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BankFileInbox } from '../../../reconciliation/bank-file-inbox.js';
import { Clock } from '../../../shared/clock.js';
import { adminPaths } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { bankFileView } from './bank-file.page.js';
import { presentBankFile } from './bank-file.presenter.js';
import { noticeOf } from '../words/notices.js';

const REFRESH_SECONDS = 3;
/** An hour of looking: longer than any file takes. */
const MAX_TURNS = 1_200;

/** Answers with one bank file. While it is being loaded the page asks again by itself. */
@Injectable()
export class BankFilePageSender {
  constructor(
    private readonly inbox: BankFileInbox,
    private readonly flash: Flash,
    private readonly clock: Clock,
  ) {}

  /** @param turn how often the page has asked again by itself. */
  async send(reply: FastifyReply, by: SignedIn, publicId: string, turn: number): Promise<void> {
    const file = await this.inbox.find(publicId, this.clock.now());
    if (file === null) throw new NotFoundException('no such bank file');
    const isUnderWay = file.state === 'waiting' || file.state === 'loading';
    const isRefreshing = isUnderWay && turn < MAX_TURNS;
    // A header and not an element: it works whether or not the browser runs scripts, of which these pages have none.
    if (isRefreshing) {
      void reply.header('refresh', `${REFRESH_SECONDS}; url=${adminPaths.bankFile(publicId, turn + 1)}`);
    }
    const notice = noticeOf(this.flash.take(reply.request, reply));
    const page = presentBankFile({ role: by.account.role, file, notice, isRefreshing });
    await renderAdminPage(reply, bankFileView, page);
  }
}
