import { type DynamicModule, Module } from '@nestjs/common';

import type { Environment } from '../env.js';
import type { Clock } from '../shared/clock.js';
import { BankGateway } from './bank-gateway.js';
import { createBankGateway } from './create-bank-gateway.js';

/** Offers the configured bank as {@link BankGateway}; which adapter that is stays in here. */
@Module({})
export class BankGatewayModule {
  /** The module for a process with this environment and clock. */
  static forEnvironment(environment: Environment, clock: Clock): DynamicModule {
    return {
      module: BankGatewayModule,
      providers: [{ provide: BankGateway, useFactory: () => createBankGateway(environment.bank, clock) }],
      exports: [BankGateway],
    };
  }
}
