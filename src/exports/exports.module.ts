import { type DynamicModule, Module } from '@nestjs/common';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { DirectExports } from './direct-exports.js';
import { ExportLog } from './export-log.js';
import { exportProviders } from './export-providers.js';
import { ExportRecords } from './export-records.js';
import { ExportSources } from './export-sources.js';
import { KeptFiles } from './kept-files.js';
import { QueuedExports } from './queued-exports.js';
import { SigningKey } from './sealing/signing-key.js';

/** Lists as files, as the staff's pages offer them. */
@Module({})
export class ExportsModule {
  /** The lists' modules as the web process uses them, the same objects that it imports. */
  static forWeb(...lists: readonly DynamicModule[]): DynamicModule {
    return {
      module: ExportsModule,
      imports: [AuditTrailModule, ...lists],
      providers: [...exportProviders, DirectExports, QueuedExports, KeptFiles, ExportRecords],
      exports: [DirectExports, QueuedExports, KeptFiles, ExportRecords, ExportSources, ExportLog, SigningKey],
    };
  }
}
