import { Injectable } from '@nestjs/common';
import { isSameOpening, type Opening, openingState } from '../domain/service-opening.js';
import type { StaffActor } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { romeDay } from '../shared/rome-day.js';
import { OfficeServiceStore } from './persistence/office-service.store.js';
import { recordService } from './record-service.js';

/** `changed`: somebody else opened or closed it since the author looked. */
export type OpeningResult = 'done' | 'changed' | 'unknown';

/** `in-use`: there are payments, or commission rates of its own; `open`: citizens may be paying it now. */
export type RemoveResult = 'removed' | 'in-use' | 'open' | 'unknown';

const FOREIGN_KEY_VIOLATION = '23503';

/** Opens, closes, orders and removes services. Takes effect at once, without a draft. */
@Injectable()
export class ArrangeServices {
  constructor(
    private readonly database: Database,
    private readonly store: OfficeServiceStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param seen the opening that the author has looked at. */
  async setOpening(by: StaffActor, id: number, seen: Opening, opening: Opening): Promise<OpeningResult> {
    return this.database.transaction(async (tx) => {
      const service = await this.store.lock(tx, id);
      if (service === undefined) return 'unknown';
      if (isSameOpening(service.opening, opening)) return 'done';
      if (!isSameOpening(service.opening, seen)) return 'changed';
      await this.store.setOpening(tx, id, opening, this.clock.now());
      const data = { slug: service.slug, ...opening };
      await recordService(this.trail, tx, { by, id, action: 'service-opening-changed', data });
      return 'done';
    });
  }

  /** One place up or down on the home page; at its end nothing happens. */
  async move(by: StaffActor, id: number, direction: 'up' | 'down'): Promise<'done' | 'unknown'> {
    return this.database.transaction(async (tx) => {
      const ids = await this.store.lockOrder(tx);
      const from = ids.indexOf(id);
      if (from === -1) return 'unknown';
      const to = direction === 'up' ? from - 1 : from + 1;
      const other = ids[to];
      if (other === undefined) return 'done';
      await this.store.setOrder(tx, ids.with(from, other).with(to, id), this.clock.now());
      const service = await this.store.find(id, tx);
      const data = { slug: service?.slug ?? '', place: to + 1 };
      await recordService(this.trail, tx, { by, id, action: 'service-moved', data });
      return 'done';
    });
  }

  /** Deletes a service that nobody has ever paid, with its versions. What was paid is closed, and stays. */
  async remove(by: StaffActor, id: number): Promise<RemoveResult> {
    try {
      return await this.database.transaction(async (tx) => {
        const service = await this.store.lock(tx, id);
        if (service === undefined) return 'unknown';
        const isOpen = openingState(service.opening, romeDay(this.clock.now())) === 'open';
        if (service.live !== null && isOpen) return 'open';
        await this.store.remove(tx, id);
        await recordService(this.trail, tx, { by, id, action: 'service-removed', data: { slug: service.slug } });
        return 'removed';
      });
    } catch (error) {
      if ((error as { code?: unknown }).code === FOREIGN_KEY_VIOLATION) return 'in-use';
      throw error;
    }
  }
}
