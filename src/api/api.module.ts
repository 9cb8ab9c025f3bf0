import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { ApiGuard } from './access/api.guard.js';
import { KeyRate } from './access/key-rate.js';
import { ApiKeys } from './api-keys.js';
import { DocumentationController } from './http/documentation.controller.js';
import { PaymentsApiController } from './http/payments-api.controller.js';
import { PreparationDesk } from './http/preparation-desk.js';
import { ServicesApiController } from './http/services-api.controller.js';
import { ApiKeyStore } from './persistence/api-key.store.js';
import { WebhookStore } from './persistence/webhook.store.js';
import { SecretKeeper } from './secret-keeper.js';
import { WebhookLog } from './webhook-log.js';

/** What other municipal software uses: keys, the requests that they may make, and what they are told. */
@Module({})
export class ApiModule {
  /** `payments` is the module as the web process uses it, the same object that it imports. */
  static forWeb(payments: DynamicModule): DynamicModule {
    return {
      module: ApiModule,
      imports: [AuditTrailModule, CatalogModule, payments],
      controllers: [PaymentsApiController, ServicesApiController, DocumentationController],
      providers: [ApiKeyStore, SecretKeeper, WebhookStore, ApiKeys, WebhookLog, ApiGuard, KeyRate, PreparationDesk],
      exports: [ApiKeys, WebhookLog],
    };
  }
}
