import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { draftOf, workingNumber } from './office-service.js';
import { OfficeServiceStore } from './persistence/office-service.store.js';
import { recordService } from './record-service.js';

/** `changed`: another version was saved since the author looked; `already`: there is nothing left to publish. */
export type PublishResult = 'published' | 'already' | 'changed' | 'unknown';

/** Makes the latest version of a service what citizens see, within the two seconds for which the catalog is kept. */
@Injectable()
export class PublishService {
  constructor(
    private readonly database: Database,
    private readonly store: OfficeServiceStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param number of the version that the author has looked at. */
  async execute(by: StaffActor, id: number, number: number): Promise<PublishResult> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const service = await this.store.lock(tx, id);
      if (service === undefined) return 'unknown';
      if (workingNumber(service) !== number) return 'changed';
      const draft = draftOf(service);
      if (draft === null) return 'already';
      await this.store.writeLive(tx, id, draft.model, at);
      await this.store.addPublication(tx, id, { number, authorId: by.id, at });
      const data = { slug: draft.model.slug, serviceVersion: number };
      await recordService(this.trail, tx, { by, id, action: 'service-published', data });
      return 'published';
    });
  }
}
