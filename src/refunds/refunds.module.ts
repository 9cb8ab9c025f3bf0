import { type DynamicModule, Module } from '@nestjs/common';
import { BankGatewayModule } from '../bank-gateway/bank-gateway.module.js';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import type { Clock } from '../shared/clock.js';
import { AskRefund } from './ask-refund.js';
import { DecideRefund } from './decide-refund.js';
import { FindReversals } from './find-reversals.js';
import { RefundStore } from './persistence/refund.store.js';
import { RefundDetails } from './refund-details.js';
import { RefundExport } from './refund-export.js';
import { RefundRequestIds } from './refund-request-ids.js';

const ACTIONS = [AskRefund, DecideRefund, FindReversals];

/** Refunds as staff ask for, approve and read them. Sending them to the bank is the worker's. */
@Module({})
export class RefundsModule {
  /** `payments` is the payments' module as the web process uses it, the same object that it imports. */
  static forWeb(environment: Environment, clock: Clock, payments: DynamicModule): DynamicModule {
    return {
      module: RefundsModule,
      imports: [AuditTrailModule, payments, BankGatewayModule.forEnvironment(environment, clock)],
      providers: [
        ...ACTIONS,
        RefundStore,
        RefundDetails,
        RefundExport,
        { provide: RefundRequestIds, useFactory: () => new RefundRequestIds(clock) },
      ],
      exports: [...ACTIONS, RefundDetails, RefundExport],
    };
  }
}
