import { Injectable } from '@nestjs/common';
import { CatalogService } from '../../catalog/catalog.service.js';
import { CommissionRates, type StoredRate } from '../../catalog/commission-rates.js';
import type { ServiceView } from '../../catalog/service-view.js';
import { stateOfRate } from '../../domain/dated-rate.js';
import { PaymentBacklog } from '../../payments/payment-backlog.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { StaffStore } from '../persistence/staff.store.js';

/** What the pages about the commission are made of. */
export interface RateBook {
  readonly now: Date;
  /** The latest beginning first. */
  readonly rates: readonly StoredRate[];
  /** In the order of the home page, the closed ones too. */
  readonly services: readonly ServiceView[];
  /** Full names by the account's id. */
  readonly names: ReadonlyMap<number, string>;
}

/** Reads what the pages about the commission show. */
@Injectable()
export class RateDesk {
  private readonly backlog: PaymentBacklog;

  constructor(
    private readonly rates: CommissionRates,
    private readonly catalog: CatalogService,
    private readonly staff: StaffStore,
    private readonly clock: Clock,
    database: Database,
  ) {
    this.backlog = new PaymentBacklog(database);
  }

  async read(): Promise<RateBook> {
    const [rates, services, accounts] = await Promise.all([
      this.rates.list(),
      this.catalog.listServices(),
      this.staff.list(),
    ]);
    const names = new Map(accounts.map(({ id, fullName }) => [id, fullName]));
    return { now: this.clock.now(), rates, services, names };
  }

  /**
   * Payments whose order is open at the bank, of one service or of all: they keep the rate that they were made with.
   */
  async countOpen(slug: string | null): Promise<number> {
    const counts = await this.backlog.open();
    return counts.reduce((sum, { service, count }) => (slug === null || service === slug ? sum + count : sum), 0);
  }
}

/** The rate of this scope that a new one would succeed. */
export function lastOf(rates: readonly StoredRate[], serviceId: number | null): StoredRate | undefined {
  return rates.find((rate) => rate.serviceId === serviceId && rate.withdrawnAt === null);
}

/** The rates that count, without those taken back. */
export function standing(rates: readonly StoredRate[]): StoredRate[] {
  return rates.filter(({ withdrawnAt }) => withdrawnAt === null);
}

/** Whether anybody pays a commission, now or by what is planned. */
export function isCharged({ rates, now }: RateBook): boolean {
  return standing(rates).some((rate) => stateOfRate(rate, now) !== 'past' && (rate.rateMillionths ?? 0) > 0);
}
