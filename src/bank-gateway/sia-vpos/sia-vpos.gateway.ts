import type { Clock } from '../../shared/clock.js';
import type { CallContext, QueryResult, RefundInput, RefundResult } from '../back-office.js';
import { BankGateway, type GatewayCapabilities } from '../bank-gateway.js';
import { GatewayError } from '../gateway-error.js';
import type { InitInput, InitResult } from '../hand-off.js';
import type { Ack, FindAttempt, InboundKind, KnownAttempt, RawInbound, RawReply } from '../inbound.js';
import type { Signal } from '../signal.js';
import { BackOfficeClient } from './back-office-client.js';
import { type BackOfficeReply, readReply } from './back-office-reply.js';
import { type BackOfficeIdentity, type BackOfficeRequest, backOfficeXml } from './back-office-request.js';
import { BankKeys, type KeyMaterial } from './bank-keys.js';
import { readFormParameters } from './form-parameters.js';
import { orderStatusRequest, readOrderStatus } from './order-status.js';
import { readRefund, refundRequest } from './refund.js';
import { newRequestReference, type RandomBytes } from './request-reference.js';
import { claimedRef, refNamedBy, unsignedReturn, verifiedResult } from './result-message.js';
import { formatRomeTime } from './rome-time.js';
import { startForm } from './start-form.js';
import { OWN_ORDER_ID } from './wire-grammar.js';

/** One shop at a bank that runs SIA VPOS. */
export interface SiaVposSettings extends BackOfficeIdentity, KeyMaterial {
  /** Where the browser is sent. */
  readonly url: URL;
  /** Where the back office answers. */
  readonly apiUrl: URL;
}

// The client does not show what the bank wants: a retry is asked for only when we could not store the message.
const STATUS_BY_ACK: Readonly<Record<Ack, number>> = {
  applied: 200,
  duplicate: 200,
  ignored: 200,
  'unknown-order': 200,
  malformed: 400,
  rejected: 403,
  'retry-later': 503,
};

/** SIA VPOS with HMAC-SHA256: a signed form out, signed results in, and a back office for queries and refunds. */
export class SiaVposGateway extends BankGateway {
  readonly id = 'sia-vpos';
  readonly capabilities: GatewayCapabilities = {
    signedReturn: true,
    signedNotification: true,
    amountInSignature: true,
    query: 'by-ref',
    refund: 'partial',
    refundIdempotency: 'request-id',
    refPattern: OWN_ORDER_ID,
  };
  readonly shopId: string;
  readonly currentKeyVersion: string;
  readonly #keys: BankKeys;
  readonly #url: URL;
  readonly #identity: BackOfficeIdentity;
  readonly #client: BackOfficeClient;

  /** Throws `CONFIG` when the keys cannot be right. */
  constructor(
    settings: SiaVposSettings,
    private readonly clock: Clock,
    private readonly random: RandomBytes,
  ) {
    super();
    this.#keys = new BankKeys(settings);
    this.#url = settings.url;
    this.#identity = { shopId: settings.shopId, operatorId: settings.operatorId };
    this.#client = new BackOfficeClient(settings.apiUrl, clock);
    this.shopId = settings.shopId;
    this.currentKeyVersion = this.#keys.currentVersion;
  }

  initiate(input: InitInput): Promise<InitResult> {
    // Nothing is awaited: this bank learns of an order from the browser.
    return Promise.resolve().then(() => {
      const context = { shopId: this.shopId, startKey: this.#keys.startKey, now: this.clock.now() };
      return { handOff: { kind: 'form-post', action: new URL(this.#url), fields: startForm(input, context) } };
    });
  }

  async parse(kind: InboundKind, raw: RawInbound, known: FindAttempt): Promise<Signal> {
    const parameters = readParameters(raw);
    if (kind !== 'notification' && !parameters.has('MAC')) return unsignedReturn(parameters);
    const ref = claimedRef(parameters);
    const attempt = ref === undefined ? null : await known(ref);
    return verifiedResult(kind, parameters, this.#keys.resultKeysFor(attempt?.keyVersion ?? null));
  }

  acknowledge(ack: Ack): RawReply {
    const status = STATUS_BY_ACK[ack];
    return { status, contentType: 'text/plain; charset=utf-8', body: status === 200 ? 'OK' : 'KO' };
  }

  async query(attempt: KnownAttempt, ctx: CallContext): Promise<QueryResult> {
    // Another shop's "I do not know this order" would say nothing about ours.
    if (attempt.shopId !== this.shopId) throw new GatewayError('CONFIG', { reason: 'attempt-of-another-shop' });
    const now = this.clock.now();
    const request = orderStatusRequest(attempt.ref, formatRomeTime(now), newRequestReference(now, this.random));
    return this.ask(request, ctx, (reply) =>
      readOrderStatus(reply, attempt, { shopId: this.shopId, resultKey: this.#keys.resultKey }),
    );
  }

  async refund(input: RefundInput, ctx: CallContext): Promise<RefundResult> {
    const request = refundRequest(input, formatRomeTime(this.clock.now()));
    return this.ask(request, ctx, (reply) => readRefund(reply, input, this.#keys.resultKey));
  }

  private async ask<Answer>(
    request: BackOfficeRequest,
    ctx: CallContext,
    read: (reply: BackOfficeReply) => Answer,
  ): Promise<Answer> {
    const xml = await this.#client.send(backOfficeXml(request, this.#identity, this.#keys.resultKey), ctx);
    try {
      return read(readReply(xml, this.#keys.resultKey, this.clock.now()));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw new GatewayError(error.code, { ...error.details, correlationId: ctx.correlationId });
    }
  }
}

/**
 * Where the browser goes does not hang on how the rest of its message is written: only the order is taken from that.
 */
function readParameters(raw: RawInbound): ReadonlyMap<string, string> {
  try {
    return readFormParameters(raw);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    throw new GatewayError(error.code, { ...error.details, ref: refNamedBy(raw) });
  }
}
