import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readText } from '../../../shared/http/form-text.js';
import { Database } from '../../../shared/database.js';
import { Allow } from '../../access/allow.js';
import { localStaffPath } from '../../access/local-path.js';
import { Sessions, type ResumedSession } from '../../access/sessions.js';
import { SessionCookies } from '../../access/staff-cookies.js';
import { visitorOf } from '../../access/visitor.js';
import { EndSessions } from '../../accounts/end-sessions.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { SessionStore } from '../../persistence/session.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import { SignIn, type SignInResult } from '../../sign-in/sign-in.js';
import { signInView } from './sign-in.page.js';
import { presentSignIn, type SignInMistake } from './sign-in.presenter.js';

interface SignInForm {
  readonly username: string;
  readonly password: string;
  readonly code: string;
  readonly returnTo: string;
}

/** The way in and out. */
@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly sessionStore: SessionStore,
    private readonly endSessions: EndSessions,
    private readonly cookies: SessionCookies,
    private readonly database: Database,
  ) {}

  @Get(adminRoutes.signIn)
  @Allow('anybody')
  async show(@Query('da') wanted: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const returnTo = localStaffPath(typeof wanted === 'string' ? wanted : undefined);
    if (request.staff !== undefined) return reply.redirect(returnTo, 303);
    const asksCode = (await this.waitingForCode(request)) !== undefined;
    await renderAdminPage(reply, signInView, presentSignIn({ asksCode, returnTo, username: '', mistake: undefined }));
  }

  @Post(adminRoutes.signIn)
  @Allow('anybody')
  async enter(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(body);
    const waiting = await this.waitingForCode(request);
    if (readText(body, 'restart') !== '') return this.restart(waiting, form, reply);
    const visitor = visitorOf(request, this.cookies.names);
    const isCodeStep = form.username === '' && form.password === '';
    if (isCodeStep && waiting !== undefined) {
      if (form.code === '') return this.showAgain(reply, form, { kind: 'missing-code' }, true);
      return this.answer(reply, form, await this.signIn.withCode(visitor, waiting, form.code), true);
    }
    if (isCodeStep && form.code !== '') return this.showAgain(reply, form, { kind: 'code-too-late' }, false);
    const missing = { kind: 'missing', username: form.username.trim() === '', password: form.password === '' } as const;
    if (missing.username || missing.password) return this.showAgain(reply, form, missing, false);
    await this.answer(reply, form, await this.signIn.withPassword(visitor, form), false);
  }

  @Post(adminRoutes.signOut)
  @Allow('signed-in')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.staff !== undefined) await this.endSessions.signOut(request.staff);
    this.cookies.takeBack(reply);
    await reply.redirect(adminPaths.signIn(), 303);
  }

  private async waitingForCode(request: FastifyRequest): Promise<ResumedSession | undefined> {
    const session = await this.sessions.resume(request.cookies[this.cookies.names.session]);
    return session?.stage === 'code' ? session : undefined;
  }

  private async restart(
    waiting: ResumedSession | undefined,
    { returnTo }: SignInForm,
    reply: FastifyReply,
  ): Promise<void> {
    if (waiting !== undefined) await this.sessionStore.end(this.database, waiting.id, waiting.account.id);
    this.cookies.takeBack(reply);
    await reply.redirect(adminPaths.signIn(returnTo), 303);
  }

  private async answer(reply: FastifyReply, form: SignInForm, result: SignInResult, asksCode: boolean): Promise<void> {
    switch (result.kind) {
      case 'signed-in':
        this.cookies.give(reply, result.sessionToken);
        this.cookies.giveDevice(reply, result.deviceToken);
        await reply.redirect(form.returnTo, 303);
        return;
      case 'code-needed':
        this.cookies.give(reply, result.sessionToken);
        await reply.redirect(adminPaths.signIn(form.returnTo), 303);
        return;
      case 'refused':
      case 'expired':
      case 'wrong-code':
      case 'slowed-down':
        await this.showAgain(reply, form, result, asksCode);
    }
  }

  private async showAgain(
    reply: FastifyReply,
    { username, returnTo }: SignInForm,
    mistake: SignInMistake,
    asksCode: boolean,
  ): Promise<void> {
    if (mistake.kind === 'slowed-down') {
      void reply.status(429).header('retry-after', String(Math.ceil(mistake.waitMs / 1_000)));
    } else {
      void reply.status(422);
    }
    await renderAdminPage(reply, signInView, presentSignIn({ asksCode, returnTo, username, mistake }));
  }
}

function readForm(body: unknown): SignInForm {
  return {
    username: readText(body, 'username'),
    password: readText(body, 'password'),
    code: readText(body, 'totp'),
    returnTo: localStaffPath(readText(body, 'da')),
  };
}
