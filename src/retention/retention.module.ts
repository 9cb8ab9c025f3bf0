import { type DynamicModule, Module } from '@nestjs/common';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { ForgetPeople } from './forget-people.js';
import { RetentionKeeper } from './retention-keeper.js';
import { RetentionReport } from './retention-report.js';

/** How long people are remembered. The worker forgets them, the web process tells how many. */
@Module({})
export class RetentionModule {
  static forWeb(): DynamicModule {
    return { module: RetentionModule, providers: [RetentionReport, WorkerRounds], exports: [RetentionReport] };
  }

  static forWorker(): DynamicModule {
    return {
      module: RetentionModule,
      imports: [AuditTrailModule],
      providers: [ForgetPeople, WorkerRounds, RetentionKeeper],
    };
  }
}
