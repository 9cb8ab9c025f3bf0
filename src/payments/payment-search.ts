import { Injectable } from '@nestjs/common';
import { encodeCursor, type ListCursor } from '../domain/list-cursor.js';
import type { PageRequest } from '../domain/list-page.js';
import type { PaymentFilter } from '../domain/payment-filter.js';
import type { PaymentStatus } from '../domain/payment-state.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import {
  type PaymentOrder,
  selectEveryPayment,
  selectPayments,
  type PaymentListRow,
} from './persistence/payment-list.queries.js';

/** A payment as the staff's list and exports show it. Money in cents, instants in UTC. */
export interface ListedPayment {
  readonly publicId: string;
  readonly reference: number;
  /** The instant of the payment's day: that of the money, else that of the request. */
  readonly at: Date;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly serviceSlug: string;
  readonly serviceName: string;
  /** When retention forgot the person; null while the person is remembered. */
  readonly forgottenAt: Date | null;
  /** Null once forgotten. */
  readonly payer: ListedPayer | null;
  /** The causale; null once forgotten. */
  readonly description: string | null;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  /** What went back of it so far. */
  readonly refundedCents: number;
  readonly status: PaymentStatus;
  readonly isLate: boolean;
  readonly transactionCode: string | null;
  readonly hasOpenAlert: boolean;
}

export interface ListedPayer {
  readonly firstName: string;
  readonly lastName: string;
  readonly taxCode: string;
  readonly email: string;
}

/** One page, from the newest to the oldest, with the cursors of its neighbours; null where there is none. */
export interface PaymentPage {
  readonly rows: readonly ListedPayment[];
  readonly newer: string | null;
  readonly older: string | null;
}

/** The staff's list of payments. It never counts: totals are asked of PaymentTotals. */
@Injectable()
export class PaymentSearch {
  constructor(private readonly database: ReadingDatabase) {}

  /**
   * One page. A page towards the newer that would not be full is the first page, so that the list always begins with
   * what is newest. @throws TooSlow for a filter that finds so little in so much that it takes ten seconds.
   */
  async page(filter: PaymentFilter, { size, cursor }: PageRequest): Promise<PaymentPage> {
    // One more than fits tells whether there is a next page.
    const found = await this.database.read<PaymentListRow>(selectPayments(filter, cursor, size + 1));
    if (cursor?.towards !== 'newer') return pageOf(found.slice(0, size), cursor !== undefined, found.length > size);
    if (found.length < size) return this.page(filter, { size });
    return pageOf(found.slice(0, size).reverse(), found.length > size, true);
  }

  /** Every payment of the filter at one moment, in the order of the pages unless said, in memory a batch at a time. */
  async *stream(
    filter: PaymentFilter,
    order: PaymentOrder = 'newest-first',
  ): AsyncGenerator<ListedPayment, void, undefined> {
    for await (const row of this.database.stream<PaymentListRow>(selectEveryPayment(filter, order)))
      yield toListed(row);
  }
}

function pageOf(found: readonly PaymentListRow[], hasNewer: boolean, hasOlder: boolean): PaymentPage {
  const [first, last] = [found.at(0), found.at(-1)];
  return {
    rows: found.map(toListed),
    newer: first === undefined || !hasNewer ? null : cursorAt(first, 'newer'),
    older: last === undefined || !hasOlder ? null : cursorAt(last, 'older'),
  };
}

function cursorAt({ micros, id }: PaymentListRow, towards: ListCursor['towards']): string {
  return encodeCursor({ towards, micros, id });
}

function toListed(row: PaymentListRow): ListedPayment {
  const { publicId, reference, at, createdAt, paidAt, serviceSlug, serviceName } = row;
  const { amountCents, commissionCents, totalCents, refundedCents, status, isLate, transactionCode, hasOpenAlert } =
    row;
  const { firstName, lastName, taxCode, email, forgottenAt } = row;
  return {
    publicId,
    reference,
    at,
    createdAt,
    paidAt,
    serviceSlug,
    serviceName,
    forgottenAt,
    payer: row.hasPayer ? { firstName, lastName, taxCode, email } : null,
    description: row.hasPayer ? row.description : null,
    amountCents,
    commissionCents,
    totalCents,
    refundedCents,
    status,
    isLate,
    transactionCode,
    hasOpenAlert,
  };
}
