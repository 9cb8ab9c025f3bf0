import { type CanActivate, type ExecutionContext, ForbiddenException, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isAllowed } from '../../domain/staff-permissions.js';
import type { Environment } from '../../env.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { adminPaths, adminRoutes } from '../admin-paths.js';
import type { SignedIn } from '../staff.js';
import { actorOf } from './actor.js';
import { FormExpired, GoElsewhere } from './access.errors.js';
import { ROUTE_RULE, type RouteRule } from './allow.js';
import { hasFormToken } from './form-tokens.js';
import { localStaffPath } from './local-path.js';
import { obligationOf } from './obligations.js';
import { Sessions } from './sessions.js';
import { SessionCookies } from './staff-cookies.js';
import './signed-in.js';

const STAFF_ROUTE = /^\/admin(?:\/|$)/;
const READING = new Set(['GET', 'HEAD']);

/** Stands before every route of the back office, whoever declares it. What no rule allows is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
    private readonly trail: AuditTrail,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = request.routeOptions.url ?? '';
    if (!STAFF_ROUTE.test(route)) return true;
    const targets = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(ROUTE_RULE, targets);
    if (rule === undefined) throw new ForbiddenException('a route without a rule');
    const staff = await this.identify(request);
    if (rule !== 'anybody' && staff === undefined) throw new GoElsewhere(adminPaths.signIn(wayBack(request)));
    if (!READING.has(request.method) && !(await hasFormToken(request))) throw new FormExpired();
    if (staff !== undefined) await this.admit(staff, rule, route);
    return true;
  }

  private async identify(request: FastifyRequest): Promise<SignedIn | undefined> {
    const session = await this.sessions.resume(request.cookies[this.cookies.names.session]);
    if (session?.stage !== 'full') return undefined;
    request.staff = { account: session.account, sessionId: session.id };
    return request.staff;
  }

  private async admit(staff: SignedIn, rule: RouteRule, route: string): Promise<void> {
    const obligation = obligationOf(staff.account, this.environment.staff.mfa === 'required');
    const isDue = obligation === undefined || route.startsWith(obligation) || route === adminRoutes.signOut;
    if (!isDue) throw new GoElsewhere(obligation);
    if (rule === 'anybody' || rule === 'signed-in' || isAllowed(staff.account.role, rule)) return;
    await this.trail.recordView({
      actor: actorOf(staff),
      action: 'access-refused',
      subject: { kind: 'route', id: route },
      data: { rule },
    });
    throw new ForbiddenException('not allowed to this role');
  }
}

/** Only pages can be returned to; what a form wanted to do is not done by itself later. */
function wayBack(request: FastifyRequest): string | undefined {
  return READING.has(request.method) ? localStaffPath(request.originalUrl) : undefined;
}
