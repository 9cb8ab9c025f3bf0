import { createHash, randomBytes } from 'node:crypto';
import { Controller, Get, Module, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import { pino } from 'pino';
import { AccessGuard } from '../../src/admin/access/access.guard.js';
import { ROUTE_RULE, type RouteRule } from '../../src/admin/access/allow.js';
import { createWebApplication } from '../../src/create-web-application.js';
import { isAllowed, STAFF_ROLES, type StaffRole } from '../../src/domain/staff-permissions.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, STAFF_PORTAL, StaffBrowser } from '../support/staff.js';

interface AdminRoute {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Undefined: the route says nothing about itself. */
  readonly rule: RouteRule | undefined;
}

/** The rule of every handler of every controller, by method and address. */
function declaredRules(app: NestFastifyApplication): Map<string, RouteRule | undefined> {
  const rules = new Map<string, RouteRule | undefined>();
  const reflector = new Reflector();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const prototype = (metatype as { prototype: object }).prototype;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
        if (typeof handler !== 'function') continue;
        const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
        const rule = reflector.getAllAndOverride<RouteRule | undefined>(ROUTE_RULE, [
          handler as never,
          metatype as never,
        ]);
        for (const path of paths === undefined ? [] : [paths].flat()) rules.set(`${String(method)} ${path}`, rule);
      }
    }
  }
  return rules;
}

/** Every route below /admin that the application registers, whoever declares it. */
async function adminRoutesOf(portal: TestPortal): Promise<AdminRoute[]> {
  const app = await createWebApplication(portal.environment, portal.clock, pino({ level: 'silent' }));
  const registered: Pick<AdminRoute, 'method' | 'url'>[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }: RouteOptions) => {
      for (const one of [method].flat()) {
        if (/^\/admin(\/|$)/.test(url) && (one === 'GET' || one === 'POST'))
          registered.push({ method: one as AdminRoute['method'], url });
      }
    });
  await app.init();
  const rules = declaredRules(app);
  await app.close();
  return registered.map(({ method, url }) => ({ method, url, rule: rules.get(`${method} ${url}`) }));
}

describe('who may go where in the back office', () => {
  let portal: TestPortal;
  let routes: AdminRoute[];
  const ids = new Map<StaffRole | 'victim', number>();

  beforeAll(async () => {
    portal = await TestPortal.start(STAFF_PORTAL);
    routes = await adminRoutesOf(portal);
    for (const role of STAFF_ROLES) ids.set(role, await addStaff(portal, { username: `di.${role}`, role }));
    ids.set('victim', await addStaff(portal, { username: 'vittima', role: 'clerk' }));
  });

  afterAll(async () => {
    await portal.close();
  });

  /** A signed-in browser, without the work of signing in. */
  async function browserOf(role: StaffRole): Promise<StaffBrowser> {
    const browser = new StaffBrowser(portal);
    const token = randomBytes(16).toString('base64url');
    const now = portal.clock.now();
    await portal.sql.query(
      `insert into staff_session (token_hash, staff_id, stage, created_at, last_seen_at, expires_at, user_agent, network_hash)
       values ($1, $2, 'full', $3, $3, $4, 'prova', $5)`,
      [
        createHash('sha256').update(token).digest(),
        ids.get(role),
        now,
        new Date(now.getTime() + 3_600_000),
        randomBytes(32),
      ],
    );
    browser.cookies.set('staff', token);
    return browser;
  }

  const address = (url: string): string => url.replace(':id', String(ids.get('victim')));

  async function statusOf(browser: StaffBrowser, { method, url }: AdminRoute): Promise<number> {
    if (method === 'GET') return (await browser.send(address(url))).status;
    // Not parsed as a page: this is done some hundred times.
    const page = await (await browser.send('/admin/profilo')).text();
    const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    return (await browser.send(address(url), { fields: { _csrf: token } })).status;
  }

  it('has routes to look at, each of which says whom it lets in', () => {
    expect(routes.filter(({ rule }) => rule === undefined)).toEqual([]);
    expect(routes.map(({ method, url }) => `${method} ${url}`)).toEqual(
      expect.arrayContaining([
        'GET /admin',
        'POST /admin/uscita',
        'GET /admin/personale/:id',
        'POST /admin/personale/:id/ruolo',
      ]),
    );
  });

  it.each(STAFF_ROLES)('lets a %s where the table says, and nowhere else', async (role) => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const route of routes) {
      const name = `${route.method} ${route.url}`;
      const { rule } = route;
      const isOpen = rule === 'anybody' || rule === 'signed-in' || (rule !== undefined && isAllowed(role, rule));
      const status = await statusOf(await browserOf(role), route);
      expected[name] = isOpen ? 'open' : '403';
      found[name] = status === 403 ? '403' : status < 500 && status !== 401 ? 'open' : String(status);
      // The id is an account's: elsewhere it may be nobody's, which only a handler that was reached can say.
      const answers = route.url.includes(':') ? [200, 303, 404] : [200, 303];
      if (route.method === 'GET' && isOpen) expect(answers).toContain(status);
    }
    expect(found).toEqual(expected);
  });

  it('sends whoever is not signed in to the sign-in page, wherever they wanted to go', async () => {
    for (const { method, url } of routes.filter(({ url }) => url !== '/admin/accesso')) {
      // From elsewhere than those who have just sent as many forms: one place may not send them all in one second.
      const response = await new StaffBrowser(portal, '198.51.100.1').send(address(url), {
        method,
        ...(method === 'POST' && { fields: {} }),
      });
      expect([method, url, response.status, response.headers.get('location')?.split('?')[0]]).toEqual([
        method,
        url,
        303,
        '/admin/accesso',
      ]);
    }
  });

  it('refuses every form without the token of its page and session, and says what to do', async () => {
    const browser = await browserOf('admin');
    const foreign = (await (await browserOf('admin')).open('/admin/profilo')).formFields('form')['_csrf'] ?? '';
    for (const [place, { url }] of routes.filter(({ method }) => method === 'POST').entries()) {
      // From many places: one would soon be told that it asks too often.
      const headers = { 'x-forwarded-for': `198.51.100.${place}` };
      for (const fields of [{}, { _csrf: '' }, { _csrf: 'inventato' }, { _csrf: foreign }] as Record<
        string,
        string
      >[]) {
        const response = await browser.send(address(url), { fields, headers });
        expect([url, response.status]).toEqual([url, 403]);
        expect(await response.text()).toContain('Torna indietro con il browser');
      }
    }
    const { rows } = await portal.sql.query('select 1 from staff where state = $1', ['disabled']);
    expect(rows).toHaveLength(0);
  });

  it('never takes a token from the address, which logs and histories keep', async () => {
    const browser = await browserOf('clerk');
    const token = (await browser.open('/admin/profilo')).formFields('form')['_csrf'] ?? '';
    const path = `/admin/profilo/sessioni?_csrf=${token}`;
    expect((await browser.send(path, { fields: {} })).status).toBe(403);
    const upload = '/admin/riconciliazione/importa';
    const send = (body: FormData): Promise<Response> => browser.send(upload, { method: 'POST', body });
    const [before, after] = [new FormData(), new FormData()];
    before.set('_csrf', token);
    for (const form of [before, after]) form.set('file', new File(['prova'], 'prova.txt'));
    after.set('_csrf', token);
    expect((await browser.send(`${upload}?_csrf=${token}`, { method: 'POST', body: after })).status).toBe(403);
    expect((await send(before)).status).toBe(303);
  });

  it('refuses a route that says nothing about itself', async () => {
    @Controller()
    class ForgottenController {
      @Get('/admin/dimenticata')
      show(): string {
        return 'aperta';
      }
    }
    @Module({ controllers: [ForgottenController] })
    class ForgottenModule {}
    const app = await NestFactory.create<NestFastifyApplication>(ForgottenModule, new FastifyAdapter(), {
      logger: false,
    });
    const unused = undefined as never;
    app.useGlobalGuards(new AccessGuard(new Reflector(), unused, unused, unused, unused));
    await app.init();
    expect((await app.getHttpAdapter().getInstance().inject('/admin/dimenticata')).statusCode).toBe(403);
    await app.close();
  });

  it('records that somebody was refused', async () => {
    const { rows } = await portal.sql.query<{ count: number }>(
      "select count(*)::int as count from audit_view where action = 'access-refused' and subject_id = '/admin/personale'",
    );
    expect(rows[0]?.count).toBe(3);
  });
});
