import { Injectable, Logger } from '@nestjs/common';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import { GatewayError } from '../../bank-gateway/gateway-error.js';
import type { Ack, RawInbound, RawReply } from '../../bank-gateway/inbound.js';
import type { Signal } from '../../bank-gateway/signal.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { AttemptReader } from '../persistence/attempt-reader.js';
import { ApplySignal } from './apply-signal.js';
import { BANK_MESSAGES, type BankMessageResult } from './payment-metrics.js';

/** The bank's server tells an outcome: it is stored, committed, and only then answered as the protocol wants. */
@Injectable()
export class ReceiveNotification {
  private readonly logger = new Logger(ReceiveNotification.name);

  constructor(
    private readonly gateway: BankGateway,
    private readonly attempts: AttemptReader,
    private readonly applySignal: ApplySignal,
    private readonly metrics: Metrics,
  ) {}

  async execute(raw: RawInbound): Promise<RawReply> {
    return this.gateway.acknowledge(await this.receive(raw));
  }

  private async receive(raw: RawInbound): Promise<Ack> {
    try {
      const signal = await this.gateway.parse('notification', raw, (ref) => this.attempts.findKnown(ref));
      return await this.apply(signal);
    } catch (error) {
      if (error instanceof GatewayError) return this.refuse(error);
      this.measure('not-stored');
      this.logger.error({ err: error }, 'a notification could not be stored');
      return 'retry-later';
    }
  }

  private async apply(signal: Signal): Promise<Ack> {
    if (signal.ref === undefined || signal.assurance !== 'signed') return 'rejected';
    const result = await this.applySignal.execute({ gateway: this.gateway.id, orderCode: signal.ref, signal });
    if (result.kind === 'unknown-order') return 'unknown-order';
    return result.kind === 'repeated' ? 'duplicate' : 'applied';
  }

  private refuse(error: GatewayError): Ack {
    this.logger.warn(
      { alert: 'refused-notification', code: error.code, reason: error.details.reason },
      'notification refused',
    );
    const isForged = error.code === 'SIGNATURE';
    this.measure(isForged ? 'refused-mac' : 'malformed');
    return isForged ? 'rejected' : 'malformed';
  }

  /** Messages that got as far as an order are counted where they are applied. */
  private measure(result: BankMessageResult): void {
    this.metrics.increment(BANK_MESSAGES, { source: 'notification', result });
  }
}
