import type { Clock } from '../../shared/clock.js';
import type { CallContext } from '../back-office.js';
import { GatewayError } from '../gateway-error.js';
import { wasNeverSent } from './connection-failure.js';

const MAX_CALL_MS = 15_000;
const MAX_REPLY_BYTES = 262_144;

/**
 * Posts documents to the bank's back office, at the one address that the environment names. Redirects are not
 * followed and a reply is read whole or not at all. Failures tell apart whether the bank can have acted:
 * `UNAVAILABLE` when nothing was sent, `OUTCOME_UNKNOWN` as soon as it may have been.
 */
export class BackOfficeClient {
  constructor(
    private readonly apiUrl: URL,
    private readonly clock: Clock,
  ) {}

  /** Sends one request and returns the reply's text; nothing in it has been verified. */
  async send(xml: string, ctx: CallContext): Promise<string> {
    const { correlationId } = ctx;
    const signal = this.limit(ctx);
    const response = await this.post(xml, signal, correlationId);
    if (response.status !== 200) {
      await discard(response);
      throw new GatewayError('OUTCOME_UNKNOWN', { reason: 'http-status', httpStatus: response.status, correlationId });
    }
    const text = await readText(response).catch((error: unknown) => {
      throw new GatewayError('OUTCOME_UNKNOWN', { reason: 'reply-unreadable', correlationId }, error);
    });
    if (text === undefined) throw new GatewayError('OUTCOME_UNKNOWN', { reason: 'reply-too-long', correlationId });
    return text;
  }

  private limit(ctx: CallContext): AbortSignal {
    const leftMs = Math.min(ctx.deadline.getTime() - this.clock.now().getTime(), MAX_CALL_MS);
    if (!(leftMs >= 1) || ctx.signal?.aborted === true) {
      throw new GatewayError('UNAVAILABLE', { reason: 'no-time-left', correlationId: ctx.correlationId });
    }
    const timeout = AbortSignal.timeout(Math.floor(leftMs));
    return ctx.signal === undefined ? timeout : AbortSignal.any([ctx.signal, timeout]);
  }

  private async post(xml: string, signal: AbortSignal, correlationId: string): Promise<Response> {
    try {
      return await fetch(this.apiUrl, {
        method: 'POST',
        body: new URLSearchParams({ data: xml }),
        // A kept connection that the bank has just closed would make a request that was never read look sent.
        headers: { accept: 'application/xml, text/xml', connection: 'close' },
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      if (wasNeverSent(error)) throw new GatewayError('UNAVAILABLE', { reason: 'not-connected', correlationId }, error);
      const reason = signal.aborted ? 'timed-out' : 'connection-lost';
      throw new GatewayError('OUTCOME_UNKNOWN', { reason, correlationId }, error);
    }
  }
}

/** Undefined when the reply is too long. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.byteLength;
    // Leaving the loop cancels the rest of the body.
    if (sizeBytes > MAX_REPLY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

async function discard(response: Response): Promise<void> {
  // The connection is given up either way; why it broke meanwhile changes nothing.
  await response.body?.cancel().catch(() => undefined);
}
