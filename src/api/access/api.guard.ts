import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { ApiScope } from '../../domain/api-key.js';
import { Clock } from '../../shared/clock.js';
import { romeDay } from '../../shared/rome-day.js';
import { type ApiKey, stateOfKey } from '../api-key.js';
import { ApiProblem } from '../http/problem.js';
import { ApiKeyStore } from '../persistence/api-key.store.js';
import { KeyRate } from './key-rate.js';
import { hashOf } from './key-text.js';

const SCOPE = 'api-scope';
const BEARER = /^Bearer +([A-Za-z0-9_-]{16,128})$/i;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; set by the guard of the API. */
    apiKey?: ApiKey;
  }
}

/** What a key must be allowed in order to use a route. */
export const NeedsScope = (scope: ApiScope): ReturnType<typeof SetMetadata> => SetMetadata(SCOPE, scope);

/** Stands before every route that needs a key: a route without a scope is refused to all. */
@Injectable()
export class ApiGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeyStore,
    private readonly rate: KeyRate,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = await this.identify(request.headers.authorization);
    const retryAfterSeconds = this.rate.count(key.id);
    if (retryAfterSeconds !== null) {
      throw new ApiProblem('too-many-requests', `Ask again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
    }
    const scope = this.reflector.getAllAndOverride<ApiScope | undefined>(SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (scope === undefined || !key.scopes.includes(scope)) {
      throw new ApiProblem('scope-missing', `This needs a key with the scope ${scope ?? '(none)'}.`);
    }
    request.apiKey = key;
    return true;
  }

  private async identify(header: string | undefined): Promise<ApiKey> {
    const text = BEARER.exec(header ?? '')?.[1];
    if (text === undefined) throw new ApiProblem('key-missing', 'Send the header "Authorization: Bearer <key>".');
    const key = await this.keys.findByHash(hashOf(text));
    if (key === null) throw new ApiProblem('key-unknown', 'No key like this was ever made here.');
    const today = romeDay(this.clock.now());
    const state = stateOfKey(key, today);
    if (state !== 'active') throw new ApiProblem(`key-${state}`, 'Ask an administrator of the portal for a new one.');
    if (key.lastUsedOn !== today) await this.keys.noteUse(key.id, today);
    return key;
  }
}
