import { Injectable, Logger } from '@nestjs/common';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import { GatewayError } from '../../bank-gateway/gateway-error.js';
import type { RawInbound } from '../../bank-gateway/inbound.js';
import { AttemptReader } from '../persistence/attempt-reader.js';
import { PaymentStore } from '../persistence/payment.store.js';
import { ApplySignal } from './apply-signal.js';
import { AskBank } from './ask-bank.js';

/** A citizen who comes back waits no longer than this for the bank's answer; the sweeper goes on asking. */
const CITIZEN_WAITS_MS = 2_500;

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
    private readonly store: PaymentStore,
    private readonly applySignal: ApplySignal,
    private readonly askBank: AskBank,
  ) {}

  /** The payment whose outcome page the browser goes to; null when the order is unknown. */
  async execute(raw: RawInbound): Promise<string | null> {
    try {
      const signal = await this.gateway.parse('return', raw, (ref) => this.attempts.findKnown(ref));
      if (signal.ref === undefined) return null;
      const orderCode = signal.ref;
      const result = await this.applySignal.execute({ gateway: this.gateway.id, orderCode, signal });
      if (result.kind === 'unknown-order') return null;
      if (result.kind === 'ask') await this.askBank.execute(orderCode, CITIZEN_WAITS_MS);
      return result.publicId;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.logger.warn({ alert: 'refused-return', code: error.code, ...error.details }, 'return refused');
      const claimed = error.details.ref;
      return claimed === undefined ? null : this.store.findPublicIdByOrder(claimed);
    }
  }
}
