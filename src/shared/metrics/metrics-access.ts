import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** `unseen`: there is nothing for this caller (404). `refused`: a token is expected and this is not it (403). */
export type MetricsAccess = 'granted' | 'unseen' | 'refused';

/** Who asks for the metrics, as the socket and the request line tell it, before any proxy's word is believed. */
export interface MetricsCaller {
  readonly socketAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const LOOPBACK_ADDRESS = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
/** What proxies add. A balancer on this machine would otherwise open the metrics to the whole world. */
const FORWARDING_HEADER = /^(?:forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|x-original-.+|true-client-ip|cf-.+)$/;
const BEARER = /^Bearer +(\S+)$/i;

/**
 * The metrics are for this machine and for who has the token. "This machine" is the socket's own address, whatever
 * TRUST_PROXY says, asked for by a name of this machine (a browser here may be led to another name of it) and brought
 * by no proxy.
 */
export function metricsAccess(caller: MetricsCaller, token: string | undefined): MetricsAccess {
  if (isFromThisMachine(caller)) return 'granted';
  if (token === undefined) return 'unseen';
  const given = BEARER.exec(caller.headers.authorization ?? '')?.[1];
  return given !== undefined && isSame(given, token) ? 'granted' : 'refused';
}

function isFromThisMachine({ socketAddress, headers }: MetricsCaller): boolean {
  return (
    LOOPBACK_ADDRESS.test(socketAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    !Object.keys(headers).some((name) => FORWARDING_HEADER.test(name))
  );
}

/** In a time that tells nothing of how much was right. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
