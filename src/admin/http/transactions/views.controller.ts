import { Body, Controller, ForbiddenException, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parseViewName } from '../../../domain/view-name.js';
import { readText } from '../../../shared/http/form-text.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { parseListAddress, viewOf, writeListAddress } from '../../transactions/list-address.js';
import { SavedViews, type ViewResult } from '../../transactions/saved-views.js';
import { TransactionList } from '../../transactions/transaction-list.js';
import { toId } from '../form-id.js';
import { ListPage } from './list-page.js';
import { viewsView } from './views.page.js';
import { presentViews, type RefusedName, VIEW_MESSAGES } from './views.presenter.js';

/** Filters under a name. Saving one is a form on the list; here they are renamed and deleted. */
@Controller()
@Allow('see-payments')
export class ViewsController {
  constructor(
    private readonly views: SavedViews,
    private readonly list: TransactionList,
    private readonly listPage: ListPage,
  ) {}

  @Get(adminRoutes.views)
  async show(@CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.render(reply, by);
  }

  /** `viewName`; `shared=1` for the office's; `query`: of the list that the form is on, whose filters must be right. */
  @Post(adminRoutes.views)
  async save(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const address = parseListAddress(readText(body, 'query'));
    const value = readText(body, 'viewName');
    const isShared = readText(body, 'shared') === '1';
    const parsed = parseViewName(value);
    const refuse = (message: string): Promise<void> =>
      this.listPage.send(reply, by, address, { form: 'view', value, isShared, message });
    if (!parsed.ok) return refuse(VIEW_MESSAGES[parsed.code]);
    const view = viewOf(address);
    // It could never be opened, and what is wrong in it may be a person's code, or a card's.
    if (!(await this.list.understand(by, view)).read.ok) return refuse(VIEW_MESSAGES.wrongFilter);
    const query = writeListAddress(view);
    const result = await this.views.save(by, { scope: isShared ? 'office' : 'own', name: parsed.name, query });
    if (result.kind === 'taken') return refuse(VIEW_MESSAGES.taken);
    refuseUnlessDone(result);
    await reply.redirect(adminPaths.transactions(query), 303);
  }

  @Post(adminRoutes.viewName)
  async rename(
    @Param('id') idText: string,
    @Body() body: unknown,
    @CurrentStaff() by: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = toId(idText);
    const value = readText(body, 'name');
    const parsed = parseViewName(value);
    if (!parsed.ok) return this.render(reply.status(422), by, { id, value, message: VIEW_MESSAGES[parsed.code] });
    const result = await this.views.rename(by, id, parsed.name);
    if (result.kind === 'taken') {
      return this.render(reply.status(422), by, { id, value, message: VIEW_MESSAGES.taken });
    }
    refuseUnlessDone(result);
    await reply.redirect(adminPaths.views(), 303);
  }

  @Post(adminRoutes.viewEnd)
  async remove(@Param('id') id: string, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    refuseUnlessDone(await this.views.remove(by, toId(id)));
    await reply.redirect(adminPaths.views(), 303);
  }

  private async render(reply: FastifyReply, by: SignedIn, refused?: RefusedName): Promise<void> {
    await renderAdminPage(reply, viewsView, presentViews(by, await this.views.list(by), refused));
  }
}

function refuseUnlessDone({ kind }: ViewResult): void {
  if (kind === 'unknown') throw new NotFoundException('no such view');
  if (kind === 'not-allowed') throw new ForbiddenException("the office's views are the managers'");
}
