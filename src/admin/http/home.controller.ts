import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { CurrentStaff } from '../access/signed-in.js';
import { adminPaths, adminRoutes } from '../admin-paths.js';
import { navigationFor } from '../navigation.js';
import { renderAdminPage } from '../render-admin-page.js';
import { roleLabel, type SignedIn } from '../staff.js';
import { adminHomeView } from './pages/home.page.js';

/** The first page after signing in. */
@Controller()
export class HomeController {
  @Get(adminRoutes.home)
  @Allow('see-payments')
  async show(@CurrentStaff() { account }: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await renderAdminPage(reply, adminHomeView, {
      title: 'Cruscotto',
      breadcrumb: [],
      isPrivate: true,
      name: account.fullName,
      role: roleLabel(account.role),
      areas: navigationFor(account.role, adminPaths.home()).filter(({ isCurrent }) => !isCurrent),
      profileHref: adminPaths.profile(),
    });
  }
}
