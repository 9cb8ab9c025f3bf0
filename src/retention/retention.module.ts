import { type DynamicModule, Module } from '@nestjs/common';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { ForgetOnRequest } from './forget-on-request.js';
import { ForgetPeople } from './forget-people.js';
import { RetentionKeeper } from './retention-keeper.js';
import { RetentionReport } from './retention-report.js';

/** How long people are remembered. The worker forgets them when their time is over, the web process when they ask. */
@Module({})
export class RetentionModule {
  static forWeb(): DynamicModule {
    return {
      module: RetentionModule,
      imports: [AuditTrailModule],
      providers: [RetentionReport, WorkerRounds, ForgetOnRequest],
      exports: [RetentionReport, ForgetOnRequest],
    };
  }

  static forWorker(): DynamicModule {
    return {
      module: RetentionModule,
      imports: [AuditTrailModule],
      providers: [ForgetPeople, WorkerRounds, RetentionKeeper],
    };
  }
}
