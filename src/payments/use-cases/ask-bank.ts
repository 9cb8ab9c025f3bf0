import { Injectable, Logger } from '@nestjs/common';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import type { QueryResult } from '../../bank-gateway/back-office.js';
import { GatewayError } from '../../bank-gateway/gateway-error.js';
import type { Outcome } from '../../bank-gateway/signal.js';
import { Clock } from '../../shared/clock.js';
import { Ids } from '../../shared/ids.js';
import { AttemptReader, type StoredAttempt } from '../persistence/attempt-reader.js';
import { PaymentStore } from '../persistence/payment.store.js';
import { ApplySignal } from './apply-signal.js';

/** `answered`: the bank's authenticated word was applied. `unanswered`: it gave none that can be trusted. */
export type BankAnswer = 'answered' | 'unanswered';

/**
 * The bank's word about an order, for somebody to read. `open`: it knows the order and the citizen has not finished.
 */
export type BankWord = 'unanswered' | 'not-found' | 'open' | Outcome;

/** Asks the bank what became of an order, over an authenticated query, and applies its answer. */
@Injectable()
export class AskBank {
  private readonly logger = new Logger(AskBank.name);

  constructor(
    private readonly gateway: BankGateway,
    private readonly attempts: AttemptReader,
    private readonly applySignal: ApplySignal,
    private readonly store: PaymentStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Waits for the answer at most `timeoutMs`. An unreachable bank is an expected answer, not an error. */
  async execute(orderCode: string, timeoutMs: number): Promise<BankAnswer> {
    return (await this.ask(orderCode, timeoutMs)) === 'unanswered' ? 'unanswered' : 'answered';
  }

  /** As {@link execute}, and says what the answer was. */
  async ask(orderCode: string, timeoutMs: number): Promise<BankWord> {
    const attempt = await this.attempts.findKnown(orderCode);
    if (attempt === null) return 'unanswered';
    const correlationId = this.ids.token();
    try {
      const result = await this.gateway.query(attempt, {
        correlationId,
        deadline: new Date(this.clock.now().getTime() + timeoutMs),
        signal: AbortSignal.timeout(timeoutMs),
      });
      await this.applyAnswer(attempt, result);
      return wordOf(result);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.reportNoAnswer(attempt.attemptId, correlationId, error);
      return 'unanswered';
    }
  }

  private async applyAnswer(attempt: StoredAttempt, result: QueryResult): Promise<void> {
    const order = { gateway: this.gateway.id, orderCode: attempt.ref };
    if (!result.found) {
      await this.applySignal.execute({ ...order, signal: 'not-found' });
      return;
    }
    if (result.paidTransactions > 1) await this.alertStaff(attempt, result.paidTransactions);
    if (result.signal === undefined) return;
    // A late truth may come with money that is gone again: a reversal. Both are known, or neither.
    await this.applySignal.execute({ ...order, signal: result.signal, hasReversal: result.refundedCents > 0 });
  }

  /** More money than the attempt accounts for: somebody has to give it back. */
  private async alertStaff(attempt: StoredAttempt, count: number): Promise<void> {
    const kind = 'several-transactions';
    this.logger.error({ alert: kind, attempt: attempt.attemptId, count }, 'the bank took money more than once');
    await this.store.raiseAlert(attempt.ref, { kind, data: { count } }, this.clock.now());
  }

  /** A bank that is away is expected; settings that cannot work are not. */
  private reportNoAnswer(attemptId: number, correlationId: string, { code, details }: GatewayError): void {
    const { reason, httpStatus, bankCode } = details;
    const facts = { attempt: attemptId, correlationId, code, reason, httpStatus, bankCode };
    if (code === 'CONFIG') this.logger.error({ ...facts, alert: 'bank-settings' }, 'the bank cannot be asked');
    else this.logger.warn(facts, 'no answer from the bank');
  }
}

function wordOf(result: QueryResult): BankWord {
  if (!result.found) return 'not-found';
  return result.signal?.outcome ?? 'open';
}
