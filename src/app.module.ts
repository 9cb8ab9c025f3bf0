import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdminModule } from './admin/admin.module.js';
import { ApiModule } from './api/api.module.js';
import { CatalogModule } from './catalog/catalog.module.js';
import { dataSourceOptions } from './database/data-source.js';
import { type Environment, required } from './env.js';
import { ExportsModule } from './exports/exports.module.js';
import { LookupModule } from './lookup/lookup.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { RefundsModule } from './refunds/refunds.module.js';
import { RetentionModule } from './retention/retention.module.js';
import type { Clock } from './shared/clock.js';
import { CoreModule } from './shared/core.module.js';
import { HealthController } from './shared/http/health.controller.js';
import { InformationController } from './shared/http/information.controller.js';
import { LanguageController } from './shared/http/language/language.controller.js';
import { WebMetricsModule } from './shared/metrics/web-metrics.module.js';

/** The catalog and the back office need few connections; the citizen's path has a pool of its own. */
const ORM_POOL_SIZE = 2;

/** The web process: every page of the portal. It never touches the queue. */
@Module({})
export class AppModule {
  static forEnvironment(environment: Environment, clock: Clock): DynamicModule {
    const databaseUrl = required('DATABASE_URL', environment.database.url);
    const payments = PaymentsModule.forWeb(environment, clock);
    const receipts = ReceiptsModule.forWeb(payments);
    const refunds = RefundsModule.forWeb(environment, clock, payments);
    const api = ApiModule.forWeb(payments);
    const reconciliation = ReconciliationModule.forWeb(environment);
    const exports = ExportsModule.forWeb(payments, refunds, reconciliation);
    const retention = RetentionModule.forWeb();
    return {
      module: AppModule,
      imports: [
        CoreModule.forEnvironment(environment, clock),
        TypeOrmModule.forRoot({ ...dataSourceOptions(databaseUrl, ORM_POOL_SIZE), autoLoadEntities: true }),
        CatalogModule,
        payments,
        receipts,
        refunds,
        api,
        reconciliation,
        retention,
        exports,
        LookupModule.forWeb(payments, receipts),
        WebMetricsModule,
        AdminModule.forWeb({ payments, receipts, refunds, api, reconciliation, retention, exports }),
      ],
      controllers: [InformationController, LanguageController, HealthController],
    };
  }
}
