import { Injectable } from '@nestjs/common';
import { rateInForce } from '../domain/dated-rate.js';
import { Clock } from '../shared/clock.js';
import { openingState } from '../domain/service-opening.js';
import { romeDay } from '../shared/rome-day.js';
import { type CatalogContent, CatalogRepository, type ListedService } from './persistence/catalog.repository.js';
import type { ServiceView } from './service-view.js';

/**
 * A change made by the office reaches citizens within this time, in milliseconds; until then pages need no query. A new
 * rate begins later than that (`RATE_NOTICE_MS` of the commission rates), so that every process has read it by then and
 * changes over at the same moment.
 */
export const KEPT_FOR_MS = 2_000;

/** What can be paid now and at which commission. Kept in memory: the citizen's path reads it at every page. */
@Injectable()
export class CatalogService {
  private kept: { readonly content: Promise<CatalogContent>; readonly loadedAtMs: number } | undefined;

  constructor(
    private readonly repository: CatalogRepository,
    private readonly clock: Clock,
  ) {}

  /** Every published service in the order of the home page, the closed ones too. */
  async listServices(): Promise<readonly ServiceView[]> {
    const { services } = await this.content();
    const today = romeDay(this.clock.now());
    return services.map((service) => asOf(service, today));
  }

  /** The open service with this slug; null when it is unknown or closed. */
  async findPayable(slug: string): Promise<ServiceView | null> {
    const { services } = await this.content();
    const service = services.find(({ facts }) => facts.slug === slug);
    if (service === undefined) return null;
    const view = asOf(service, romeDay(this.clock.now()));
    return view.isOpen ? view : null;
  }

  /**
   * The commission in force now, in millionths of a percent: the service's own, else the general one.
   * No rate at all means no commission.
   */
  async rateMillionthsFor(serviceId: number | null): Promise<number> {
    const { rates } = await this.content();
    return rateInForce(rates, serviceId, this.clock.now());
  }

  /** Forgets what is kept: the database has just said something else. */
  forget(): void {
    this.kept = undefined;
  }

  private content(): Promise<CatalogContent> {
    const nowMs = this.clock.now().getTime();
    const kept = this.kept;
    if (kept !== undefined && Math.abs(nowMs - kept.loadedAtMs) < KEPT_FOR_MS) return kept.content;
    const content = this.repository.load();
    this.kept = { content, loadedAtMs: nowMs };
    // A failed read is not kept: the next page tries again.
    content.catch(() => {
      if (this.kept?.content === content) this.kept = undefined;
    });
    return content;
  }
}

/** What was read up to two seconds ago, on the day of now: a service opens and closes at midnight to the moment. */
function asOf({ opening, facts }: ListedService, today: string): ServiceView {
  const state = openingState(opening, today);
  return { ...facts, isOpen: state === 'open', opensOn: state === 'before' ? opening.opensOn : null };
}
