import type { FastifyRequest } from 'fastify';
import { clientNetwork } from '../../shared/http/client-network.js';
import { userAgentFamily } from './user-agent.js';

/** What is known of whoever sends a request, before anybody signs in. */
export interface Visitor {
  readonly network: string;
  /** "Firefox, Windows" */
  readonly userAgent: string;
  /** The cookie of a browser from which somebody signed in before. */
  readonly deviceToken: string | undefined;
  readonly sessionToken: string | undefined;
}

export interface StaffCookieNames {
  readonly session: string;
  readonly device: string;
}

export function visitorOf(request: FastifyRequest, names: StaffCookieNames): Visitor {
  return {
    network: clientNetwork(request.ip),
    userAgent: userAgentFamily(request.headers['user-agent']),
    deviceToken: request.cookies[names.device],
    sessionToken: request.cookies[names.session],
  };
}
