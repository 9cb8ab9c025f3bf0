import { Injectable } from '@nestjs/common';
import type { ServiceModel } from '../domain/service-model.js';
import type { StaffActor } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { isSameModel, type OfficeService, workingModel, workingNumber } from './office-service.js';
import { OfficeServiceStore } from './persistence/office-service.store.js';
import { recordService } from './record-service.js';

export type DraftResult =
  | { readonly kind: 'saved'; readonly id: number }
  /** Nothing differs from what is there: nothing was written. */
  | { readonly kind: 'unchanged'; readonly id: number }
  /** Somebody else saved meanwhile; `service` is what there is now. */
  | { readonly kind: 'conflict'; readonly service: OfficeService }
  | { readonly kind: 'slug-taken' | 'unknown' };

/** A new service, or a change of one: a version that citizens do not see until it is published. */
@Injectable()
export class DraftService {
  constructor(
    private readonly database: Database,
    private readonly store: OfficeServiceStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Sent twice, it is one service: the second request finds what the first has made. */
  async create(by: StaffActor, model: ServiceModel): Promise<DraftResult> {
    const result = await this.insert(by, model);
    if (result.kind !== 'slug-taken') return result;
    const services = await this.store.list();
    const same = services.find((service) => service.live === null && isSameModel(workingModel(service), model));
    return same === undefined ? result : { kind: 'unchanged', id: same.id };
  }

  /** @param basedOn number of the version that the author started from: none but the latest is changed. */
  async save(by: StaffActor, id: number, basedOn: number, asked: ServiceModel): Promise<DraftResult> {
    return unlessSlugTaken(() =>
      this.database.transaction(async (tx) => {
        const service = await this.store.lock(tx, id);
        if (service === undefined) return { kind: 'unknown' };
        // Citizens may have kept the address: whatever the draft says, it stays.
        const model = { ...asked, slug: service.live?.slug ?? asked.slug };
        if (isSameModel(workingModel(service), model)) return { kind: 'unchanged', id };
        if (workingNumber(service) !== basedOn) return { kind: 'conflict', service };
        const number = await this.append(tx, by, service, model);
        const data = { slug: model.slug, serviceVersion: number };
        await recordService(this.trail, tx, { by, id, action: 'service-changed', data });
        return { kind: 'saved', id };
      }),
    );
  }

  /** An earlier version again, as a new draft: the way to drop a draft, or to undo what was published. */
  async resume(by: StaffActor, id: number, basedOn: number, number: number): Promise<DraftResult> {
    const versions = await this.store.versions(id);
    const earlier = versions.find((version) => version.number === number);
    return earlier === undefined ? { kind: 'unknown' } : this.save(by, id, basedOn, earlier.model);
  }

  private async insert(by: StaffActor, model: ServiceModel): Promise<DraftResult> {
    return unlessSlugTaken(async () => {
      const at = this.clock.now();
      return this.database.transaction(async (tx) => {
        const id = await this.store.insert(tx, model, at);
        await this.store.addVersion(tx, id, { number: 1, model, authorId: by.id, at });
        await recordService(this.trail, tx, { by, id, action: 'service-created', data: { slug: model.slug } });
        return { kind: 'saved', id };
      });
    });
  }

  private async append(
    tx: Transaction,
    by: StaffActor,
    { id, live, latest }: OfficeService,
    model: ServiceModel,
  ): Promise<number> {
    const at = this.clock.now();
    if (latest === null && live !== null) {
      // The history of a service that was installed begins with what it was until now.
      await this.store.addVersion(tx, id, { number: 1, model: live, authorId: null, at });
      await this.store.addPublication(tx, id, { number: 1, authorId: null, at });
    }
    const number = (latest?.number ?? 1) + 1;
    await this.store.addVersion(tx, id, { number, model, authorId: by.id, at });
    if (live === null) await this.store.setSlug(tx, id, model.slug, at);
    return number;
  }
}

async function unlessSlugTaken(work: () => Promise<DraftResult>): Promise<DraftResult> {
  try {
    return await work();
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === 'service_slug_key') return { kind: 'slug-taken' };
    throw error;
  }
}
