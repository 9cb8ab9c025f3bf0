import { Inject, Injectable } from '@nestjs/common';
import { BankGateway } from '../../bank-gateway/bank-gateway.js';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { Ids } from '../../shared/ids.js';
import type { NewAttempt } from '../persistence/payment.records.js';
import { firstQueryAt } from './query-schedule.js';

/** Prepares orders for the configured bank: a code never used before, and the bank's time counted from now. */
@Injectable()
export class AttemptFactory {
  constructor(
    private readonly gateway: BankGateway,
    private readonly ids: Ids,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  create(openedAt: Date): NewAttempt {
    const expiresAt = new Date(openedAt.getTime() + this.environment.bank.timeoutMinutes * 60_000);
    return {
      orderCode: this.ids.orderCode(),
      gateway: this.gateway.id,
      shopId: this.gateway.shopId,
      keyVersion: this.gateway.currentKeyVersion,
      expiresAt,
      nextQueryAt: firstQueryAt(expiresAt),
    };
  }
}
