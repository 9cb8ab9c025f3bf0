import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '../../domain/calendar-day.js';
import type { PageRequest } from '../../domain/list-page.js';
import { NO_ACCOUNTING_CODE, type PaymentFilter } from '../../domain/payment-filter.js';
import { PaymentSearch, type PaymentPage } from '../../payments/payment-search.js';
import { PaymentTotals, type PaymentTotalsResult } from '../../payments/payment-totals.js';
import { ReceiptDetails, type ReceiptState } from '../../receipts/receipt-details.js';
import type { AuditData } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import { TooSlow } from '../../shared/reading-database.js';
import { romeDay } from '../../shared/rome-day.js';
import { actorOf } from '../access/actor.js';
import type { SignedIn } from '../staff.js';
import type { ListAddress } from './list-address.js';
import { PersonFilters, type SoughtPerson } from './person-filters.js';
import { readListFilter, type ListFilterResult } from './read-list-filter.js';

/** What an address asks for, read for whoever sent it. */
export interface ListRequest {
  readonly address: ListAddress;
  readonly today: CalendarDay;
  /** Whom the filter of the address stands for. */
  readonly person: SoughtPerson | undefined;
  readonly read: ListFilterResult;
}

export interface FoundList {
  readonly page: PaymentPage;
  readonly totals: PaymentTotalsResult;
  readonly receipts: ReadonlyMap<string, ReceiptState>;
}

/** Reads the staff's list of payments, and records who looked at which. */
@Injectable()
export class TransactionList {
  constructor(
    private readonly search: PaymentSearch,
    private readonly totals: PaymentTotals,
    private readonly receipts: ReceiptDetails,
    private readonly persons: PersonFilters,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Understands an address, also the one of an export: the same filter on screen and in the file. */
  async understand(by: SignedIn, address: ListAddress): Promise<ListRequest> {
    const person = address.filter === '' ? undefined : await this.persons.find(by, address.filter);
    const today = romeDay(this.clock.now());
    return { address, today, person, read: readListFilter(address, today, person?.search) };
  }

  /** One page with the filter's totals; it is recorded before it is shown. Null: the filter has to be narrowed. */
  async find(by: SignedIn, filter: PaymentFilter, request: PageRequest): Promise<FoundList | null> {
    await this.recordView(by, filter);
    try {
      const [page, totals] = await Promise.all([this.search.page(filter, request), this.totals.of(filter)]);
      const receipts = await this.receipts.statesOf(page.rows.map(({ publicId }) => publicId));
      return { page, totals, receipts };
    } catch (error) {
      if (error instanceof TooSlow) return null;
      throw error;
    }
  }

  /** Records that somebody looks at what the filter finds, on the page or in a file. */
  async recordView(by: SignedIn, filter: PaymentFilter): Promise<void> {
    const mark = filter.person === undefined ? undefined : this.persons.markOf(filter.person);
    await this.trail.recordView({
      actor: actorOf(by),
      action: 'payments-listed',
      subject: mark === undefined ? null : { kind: 'person', id: mark },
      data: auditDataOf(filter),
    });
  }
}

/** The filter without the person, who is the entry's subject under a mark. */
function auditDataOf({ person, code, statuses, accounting, ...rest }: PaymentFilter): AuditData {
  return {
    ...rest,
    ...(statuses === undefined ? {} : { statuses }),
    ...(accounting === undefined ? {} : { accountingCode: accounting.code ?? NO_ACCOUNTING_CODE }),
    ...(code === undefined ? {} : { code: code.transactionCode }),
    ...(person === undefined ? {} : { personBy: person.by }),
  };
}
