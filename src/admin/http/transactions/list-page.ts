import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CatalogService } from '../../../catalog/catalog.service.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import type { ListAddress } from '../../transactions/list-address.js';
import { SavedViews } from '../../transactions/saved-views.js';
import { type ListRequest, TransactionList } from '../../transactions/transaction-list.js';
import { transactionsView } from './transactions.page.js';
import { presentTransactions, type RefusedForm, type ShownList } from './transactions.presenter.js';

/** Answers with the list of payments: its own address, and the forms on it that could not be accepted. */
@Injectable()
export class ListPage {
  constructor(
    private readonly list: TransactionList,
    private readonly views: SavedViews,
    private readonly catalog: CatalogService,
  ) {}

  /** @param refused a form that was sent from the page: it is shown again, with its message, and 422. */
  async send(reply: FastifyReply, by: SignedIn, address: ListAddress, refused?: RefusedForm): Promise<void> {
    const request = await this.list.understand(by, address);
    const [found, views, services] = await Promise.all([
      this.find(by, request),
      this.views.list(by),
      this.catalog.listServices(),
    ]);
    const { today, person } = request;
    const page = presentTransactions({
      by,
      address,
      today,
      services,
      views,
      person,
      found,
      ...(refused && { refused }),
    });
    const isWrong = !request.read.ok || refused !== undefined;
    await renderAdminPage(reply.status(isWrong ? 422 : 200), transactionsView, page);
  }

  private async find(by: SignedIn, { read }: ListRequest): Promise<ShownList['found']> {
    if (!read.ok) return { problems: read.problems };
    const found = await this.list.find(by, read.filter, read.page);
    return found === null ? 'too-slow' : { ...found, size: read.page.size };
  }
}
