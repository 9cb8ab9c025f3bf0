import { type DynamicModule, Module } from '@nestjs/common';
import { AuditKeeper } from './audit-keeper.js';
import { AuditReader } from './audit-reader.js';
import { AuditTrail } from './audit-trail.js';
import { SealAuditDays } from './seal-audit-days.js';

/** The trail of what staff do. Every process may record; the worker also seals. */
@Module({ providers: [AuditTrail, AuditReader], exports: [AuditTrail, AuditReader] })
export class AuditTrailModule {
  static forWorker(): DynamicModule {
    return { module: AuditTrailModule, providers: [SealAuditDays, AuditKeeper] };
  }
}
