import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import type { StaffAction } from '../../domain/staff-permissions.js';

/** Whom a route lets in: who may do this; whoever has signed in; anybody (sign-in itself). */
export type RouteRule = StaffAction | 'signed-in' | 'anybody';

export const ROUTE_RULE = Symbol('RouteRule');

/** Every route of the back office says whom it lets in; one that does not is closed to all. */
export function Allow(rule: RouteRule): CustomDecorator<symbol> {
  return SetMetadata(ROUTE_RULE, rule);
}
