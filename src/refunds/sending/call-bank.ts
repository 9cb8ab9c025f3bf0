import { Injectable, Logger } from '@nestjs/common';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import type { CallContext } from '../../bank-gateway/back-office.js';
import { GatewayError, type GatewayErrorCode } from '../../bank-gateway/gateway-error.js';
import { isShownByBank, isUnderWay, nextStep, type RefundAnswer } from '../../domain/refund-state.js';
import type { RefundableOrder } from '../../payments/refundable-order.js';
import { Clock } from '../../shared/clock.js';
import { Ids } from '../../shared/ids.js';
import { type Metric, Metrics } from '../../shared/metrics/metrics.js';
import type { StoredRefund } from '../persistence/refund.records.js';
import { askHeldByBank } from '../held-by-bank.js';

/** A refund whose turn a worker has taken. */
export interface ClaimedRefund {
  readonly refund: StoredRefund;
  readonly order: RefundableOrder;
  /** What is done of the order's refunds. */
  readonly doneCents: number;
}

/** What the bank said, or why it said nothing. */
export interface BankReply {
  readonly answer: RefundAnswer;
  readonly operationCode: string | null;
  /** Null when it went well; else the gateway's code with its reason. */
  readonly errorCode: string | null;
}

const REFUND_CALLS: Metric<{ answer: RefundAnswer }> = {
  name: 'porta_refund_calls_total',
  help: 'Turns of refunds at the bank, by what came of them',
  labels: ['answer'],
};
const CALL_TIMEOUT_MS = 15_000;
const MAX_CODE_LENGTH = 64;
const ANSWERS: Readonly<Record<GatewayErrorCode, RefundAnswer>> = {
  REJECTED: 'refused',
  UNAVAILABLE: 'not-sent',
  OUTCOME_UNKNOWN: 'unanswered',
  // A reply that is not signed, or breaks the grammar, is no answer; our own input that does is found before sending.
  SIGNATURE: 'unanswered',
  MALFORMED: 'impossible',
  CONFIG: 'impossible',
  UNSUPPORTED: 'impossible',
};

/**
 * Makes the calls to the bank that a refund needs: under its stored number, and after a silence never before a look.
 */
@Injectable()
export class CallBank {
  private readonly logger = new Logger(CallBank.name);

  constructor(
    private readonly gateway: BankGateway,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly metrics: Metrics,
  ) {}

  async execute(claimed: ClaimedRefund): Promise<BankReply> {
    const reply = await this.call(claimed);
    this.metrics.increment(REFUND_CALLS, { answer: reply.answer });
    return reply;
  }

  private async call(claimed: ClaimedRefund): Promise<BankReply> {
    const context = this.newContext();
    try {
      return await this.run(claimed, context);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { code, details } = error;
      const facts = { refund: claimed.refund.id, correlationId: context.correlationId, code, reason: details.reason };
      if (code === 'CONFIG') this.logger.error({ ...facts, alert: 'bank-settings' }, 'the bank cannot be called');
      else this.logger.warn({ ...facts, bankCode: details.bankCode }, 'a refund was not carried out');
      return { answer: ANSWERS[code], operationCode: null, errorCode: errorCodeOf(error) };
    }
  }

  private async run({ refund, order, doneCents }: ClaimedRefund, context: CallContext): Promise<BankReply> {
    if (!isUnderWay(refund.state)) throw new Error(`refund ${refund.id} is called in state ${refund.state}`);
    const step = nextStep(refund.state);
    if (step !== 'call') {
      const held = await askHeldByBank(this.gateway, order, context);
      if (held !== null && isShownByBank(held, doneCents, refund.amountCents)) return succeeded('done', null);
      if (step === 'look') return { answer: 'unanswered', operationCode: null, errorCode: 'not-carried-out-yet' };
    }
    const { kind, operationId } = await this.refund(refund, order, context);
    return succeeded(kind, operationId);
  }

  private async refund(
    refund: StoredRefund,
    order: RefundableOrder,
    context: CallContext,
  ): ReturnType<BankGateway['refund']> {
    const { requestId } = refund;
    const { transactionCode } = order;
    if (order.gateway !== this.gateway.id || order.shopId !== this.gateway.shopId)
      throw new GatewayError('CONFIG', { reason: 'order-of-another-shop' });
    if (requestId === null || transactionCode === null) throw new GatewayError('CONFIG', { reason: 'no-transaction' });
    const input = { ref: order.orderCode, gatewayTxnId: transactionCode, amountCents: refund.amountCents };
    return this.gateway.refund({ ...input, currency: 'EUR', requestId }, context);
  }

  private newContext(): CallContext {
    const deadline = new Date(this.clock.now().getTime() + CALL_TIMEOUT_MS);
    return { correlationId: this.ids.token(), deadline, signal: AbortSignal.timeout(CALL_TIMEOUT_MS) };
  }
}

function succeeded(answer: 'done' | 'accepted', operationCode: string | null): BankReply {
  return { answer, operationCode, errorCode: null };
}

/** `REJECTED:07`, `UNAVAILABLE:not-connected`: what staff's page turns into words. */
function errorCodeOf({ code, details }: GatewayError): string {
  const why = details.bankCode ?? details.reason;
  return (why === undefined ? code : `${code}:${why}`).slice(0, MAX_CODE_LENGTH);
}
