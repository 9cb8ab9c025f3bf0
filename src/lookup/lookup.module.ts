import { type DynamicModule, Module } from '@nestjs/common';
import { FoundDesk } from './http/found-desk.js';
import { LookupController } from './http/lookup.controller.js';
import { FindMyPayment } from './use-cases/find-my-payment.js';
import { LookupLimits } from './use-cases/lookup-limits.js';
import { LookupTokens } from './use-cases/lookup-tokens.js';

/** "Dov'è il mio pagamento?": what became of a payment, for who has its reference and the payer's tax code. */
@Module({})
export class LookupModule {
  /** The payments' and receipts' modules as the web process uses them, the same objects that it imports. */
  static forWeb(payments: DynamicModule, receipts: DynamicModule): DynamicModule {
    return {
      module: LookupModule,
      imports: [payments, receipts],
      controllers: [LookupController],
      providers: [FindMyPayment, FoundDesk, LookupLimits, LookupTokens],
    };
  }
}
