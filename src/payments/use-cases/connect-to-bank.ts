import { Inject, Injectable } from '@nestjs/common';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import type { HandOff } from '../../bank-gateway/hand-off.js';
import type { Environment } from '../../env.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { absoluteUrl, paths } from '../../shared/http/paths.js';
import { Ids } from '../../shared/ids.js';
import type { PaymentView } from '../payment-view.js';
import { PaymentStore } from '../persistence/payment.store.js';

/** `hand-off`: how the browser gets to the bank. `closed`: there is nothing to pay at the bank any more. */
export type BankConnection =
  | { readonly kind: 'hand-off'; readonly payment: PaymentView; readonly handOff: HandOff }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' };

/** Less time than this is not worth a way to the bank: the citizen would be thrown out while typing. */
const MIN_TIME_LEFT_MS = 5_000;
const GATEWAY_TIMEOUT_MS = 10_000;

/** Prepares the way to the bank for the payment's open order, as often as the citizen resumes it. */
@Injectable()
export class ConnectToBank {
  constructor(
    private readonly gateway: BankGateway,
    private readonly store: PaymentStore,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(publicId: string): Promise<BankConnection> {
    const payment = await this.store.findView(publicId);
    if (payment === null) return { kind: 'unknown' };
    const timeLeftMs = payment.attempt.expiresAt.getTime() - this.clock.now().getTime();
    const isOpen = payment.status === 'pending' && payment.attempt.status === 'open';
    if (!isOpen || timeLeftMs < MIN_TIME_LEFT_MS) return { kind: 'closed' };
    const { handOff } = await this.gateway.initiate(this.orderOf(payment), {
      correlationId: this.ids.token(),
      deadline: new Date(this.clock.now().getTime() + GATEWAY_TIMEOUT_MS),
    });
    return { kind: 'hand-off', payment, handOff };
  }

  private orderOf(payment: PaymentView): Parameters<BankGateway['initiate']>[0] {
    const returnUrl = absoluteUrl(this.environment.web.publicUrl, paths.bankReturn(this.gateway.id));
    return {
      ref: payment.attempt.orderCode,
      amountCents: payment.totalCents,
      currency: 'EUR',
      serviceName: payment.serviceName,
      reference: String(payment.reference),
      locale: 'it',
      returnUrl,
      cancelUrl: returnUrl,
      notifyUrl: absoluteUrl(this.environment.web.publicUrl, paths.bankNotification(this.gateway.id)),
      expiresAt: payment.attempt.expiresAt,
    };
  }
}
