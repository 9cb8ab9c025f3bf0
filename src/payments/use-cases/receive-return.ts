import { Injectable, Logger } from '@nestjs/common';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import { GatewayError } from '../../bank-gateway/gateway-error.js';
import type { RawInbound } from '../../bank-gateway/inbound.js';
import { Clock } from '../../shared/clock.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { AttemptReader } from '../persistence/attempt-reader.js';
import { DueAttemptsStore } from '../persistence/due-attempts.store.js';
import { PaymentStore } from '../persistence/payment.store.js';
import { ApplySignal } from './apply-signal.js';
import { AskBank } from './ask-bank.js';
import { BANK_MESSAGES } from './payment-metrics.js';

/** A citizen who comes back waits no longer than this for the bank's answer; the sweeper goes on asking. */
export const CITIZEN_WAITS_MS = 2_500;
/** An address that anybody may open again and again must not make us ask again and again. */
const PAUSE_BETWEEN_QUESTIONS_MS = 3_000;
/** When the bank gave no answer, the worker asks again this soon. */
const ASK_AGAIN_AFTER_MS = 5_000;

/**
 * The citizen's browser comes back from the bank. A signed return counts like a notification; anything less
 * changes nothing and only makes us ask the bank.
 */
@Injectable()
export class ReceiveReturn {
  private readonly logger = new Logger(ReceiveReturn.name);

  constructor(
    private readonly gateway: BankGateway,
    private readonly attempts: AttemptReader,
    private readonly dueAttempts: DueAttemptsStore,
    private readonly store: PaymentStore,
    private readonly applySignal: ApplySignal,
    private readonly askBank: AskBank,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** The payment whose outcome page the browser goes to; null when the order is unknown. */
  async execute(raw: RawInbound): Promise<string | null> {
    try {
      const signal = await this.gateway.parse('return', raw, (ref) => this.attempts.findKnown(ref));
      if (signal.ref === undefined) return null;
      const orderCode = signal.ref;
      const result = await this.applySignal.execute({ gateway: this.gateway.id, orderCode, signal });
      if (result.kind === 'unknown-order') return null;
      if (result.kind === 'ask') await this.askNow(orderCode);
      return result.publicId;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { code, details } = error;
      const result = code === 'SIGNATURE' ? 'refused-mac' : 'malformed';
      this.metrics.increment(BANK_MESSAGES, { source: 'return', result });
      this.logger.warn({ alert: 'refused-return', code, reason: details.reason }, 'return refused');
      return details.ref === undefined ? null : this.store.findPublicIdByOrder(details.ref);
    }
  }

  /** Whatever comes of it, the citizen is shown the outcome as it stands. */
  private async askNow(orderCode: string): Promise<void> {
    const now = this.clock.now();
    const notAskedSince = laterBy(now, -PAUSE_BETWEEN_QUESTIONS_MS);
    try {
      if (!(await this.dueAttempts.takeQuestion(orderCode, now, notAskedSince))) return;
      const answer = await this.askBank.execute(orderCode, CITIZEN_WAITS_MS);
      if (answer === 'unanswered') await this.dueAttempts.askSooner(orderCode, laterBy(now, ASK_AGAIN_AFTER_MS), now);
    } catch (error) {
      this.logger.error({ err: error }, 'the bank could not be asked for a citizen who came back');
    }
  }
}

function laterBy(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
