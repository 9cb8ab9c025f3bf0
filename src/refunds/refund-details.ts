import { Inject, Injectable } from '@nestjs/common';
import { encodeCursor, type ListCursor } from '../domain/list-cursor.js';
import type { AttemptStatus } from '../domain/payment-state.js';
import { leftOf, type RefundSplit, splitRefund } from '../domain/refund-amount.js';
import type { RefundReason } from '../domain/refund-form.js';
import { REFUND_GROUPS, type RefundGroup } from '../domain/refund-group.js';
import type { RefundState } from '../domain/refund-state.js';
import type { Environment } from '../env.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { orderMoney } from './order-money.js';
import {
  onwardOf,
  type RefundPlace,
  selectGroup,
  selectGroupSums,
  selectOrderMoney,
  selectRefund,
  selectRefundsOf,
} from './persistence/refund.queries.js';

/** One refund as the staff sees it. Money in cents, instants in UTC. */
export interface RefundDetail {
  readonly publicId: string;
  /** Public id of the payment. */
  readonly paymentId: string;
  readonly reference: number;
  readonly serviceName: string;
  /** Number of the order. */
  readonly attempt: number;
  /** The order was paid in excess. */
  readonly isExcess: boolean;
  readonly source: 'staff' | 'bank';
  /** All that goes back, and of that the commission. */
  readonly amountCents: number;
  readonly commissionCents: number;
  /** What the citizen paid. */
  readonly paidCommissionCents: number;
  readonly paidTotalCents: number;
  readonly reason: RefundReason | 'bank-reversal';
  readonly state: RefundState;
  /** Ids of staff. */
  readonly requestedBy: number | null;
  readonly approvedBy: number | null;
  readonly closedBy: number | null;
  readonly operationCode: string | null;
  /** Calls that failed. */
  readonly failures: number;
  /** When the bank is called next; null when there is nothing to call it for. */
  readonly nextTryAt: Date | null;
  readonly lastErrorCode: string | null;
  readonly requestedAt: Date;
  readonly approvedAt: Date | null;
  readonly sentAt: Date | null;
  readonly settledAt: Date | null;
}

/** An order that took money, and what refunds may still take of it. */
export interface RefundableMoney {
  readonly attempt: number;
  readonly isExcess: boolean;
  readonly leftAmountCents: number;
  readonly leftCommissionCents: number;
  /** What goes back when all of the amount does; null when nothing is left. */
  readonly whole: RefundSplit | null;
}

/** Everything about the refunds of one payment. */
export interface PaymentRefundDetails {
  /** First to last. */
  readonly refunds: readonly RefundDetail[];
  /** The orders that took money. */
  readonly orders: readonly RefundableMoney[];
}

/** Some refunds that stand alike: all of them in sum, the first of them one by one. */
export interface RefundList {
  readonly refunds: number;
  readonly amountCents: number;
  readonly commissionCents: number;
  /** When the oldest was asked for; null when there is none. */
  readonly oldestAt: Date | null;
  readonly first: readonly RefundDetail[];
}

/** One page of a group, with the cursors of its neighbours; null where there is none. */
export interface RefundPage extends RefundList {
  readonly newer: string | null;
  readonly older: string | null;
}

/** Of each group where all are shown, and of one group on a page of its own. */
const FIRST_SIZE = 20;
const PAGE_SIZE = 50;

type ListedRefund = RefundDetail & RefundPlace;

type MoneyRow = Parameters<typeof orderMoney>[0] &
  Parameters<typeof orderMoney>[1] & { readonly attempt: number; readonly attemptStatus: AttemptStatus };

/** What the staff's pages read of refunds. */
@Injectable()
export class RefundDetails {
  constructor(
    private readonly database: ReadingDatabase,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The refund with this public id; null when there is none. */
  async find(publicId: string): Promise<RefundDetail | null> {
    const [refund] = await this.database.read<RefundDetail>(selectRefund(publicId));
    return refund ?? null;
  }

  /** The refunds of a payment, first to last, and what is left of its orders. */
  async ofPayment(paymentId: string): Promise<PaymentRefundDetails> {
    return this.database.snapshot(async ({ read }) => {
      const refunds = await read<RefundDetail>(selectRefundsOf(paymentId));
      const orders = (await read<MoneyRow>(selectOrderMoney(paymentId))).map((row) => this.toRefundable(row));
      return { refunds, orders };
    });
  }

  /** How many wait for their approval, and since when, for the dashboard. */
  async toApprove(): Promise<Pick<RefundList, 'refunds' | 'oldestAt'>> {
    const [sums] = await this.database.read<Omit<RefundList, 'first'>>(selectGroupSums('to-approve'));
    return sums ?? NOTHING;
  }

  /** The beginning of every group: of one moment. */
  async list(): Promise<Readonly<Record<RefundGroup, RefundList>>> {
    return this.database.snapshot(async ({ read }) => {
      const lists: [RefundGroup, RefundList][] = [];
      for (const group of REFUND_GROUPS) {
        const [sums] = await read<Omit<RefundList, 'first'>>(selectGroupSums(group));
        const first = await read<RefundDetail>(selectGroup(group, FIRST_SIZE));
        lists.push([group, { ...NOTHING, ...sums, first }]);
      }
      return Object.fromEntries(lists) as Record<RefundGroup, RefundList>;
    });
  }

  /** One page of a group. A page back that would not be full is the first, so that the group begins where it begins. */
  async page(group: RefundGroup, cursor?: ListCursor): Promise<RefundPage> {
    const found = await this.database.snapshot(async ({ read }) => {
      const [sums] = await read<Omit<RefundList, 'first'>>(selectGroupSums(group));
      // One more than fits tells whether there is a next page.
      return { sums, rows: await read<ListedRefund>(selectGroup(group, PAGE_SIZE + 1, cursor)) };
    });
    const onward = onwardOf(group);
    const isBack = cursor !== undefined && cursor.towards !== onward;
    if (isBack && found.rows.length < PAGE_SIZE) return this.page(group);
    const hasMore = found.rows.length > PAGE_SIZE;
    const rows = found.rows.slice(0, PAGE_SIZE);
    const first = isBack ? rows.reverse() : rows;
    const back = (isBack ? hasMore : cursor !== undefined) ? placeOf(first.at(0), other(onward)) : null;
    const on = isBack || hasMore ? placeOf(first.at(-1), onward) : null;
    const [newer, older] = onward === 'newer' ? [on, back] : [back, on];
    return { ...NOTHING, ...found.sums, first, newer, older };
  }

  private toRefundable(row: MoneyRow): RefundableMoney {
    const money = orderMoney(row, row);
    const left = leftOf(money);
    return {
      attempt: row.attempt,
      isExcess: money.isExcess,
      leftAmountCents: left.amountCents,
      leftCommissionCents: left.commissionCents,
      whole: splitRefund(money, left.amountCents, this.environment.refunds.commission),
    };
  }
}

const NOTHING = { refunds: 0, amountCents: 0, commissionCents: 0, oldestAt: null };

function other(side: ListCursor['towards']): ListCursor['towards'] {
  return side === 'newer' ? 'older' : 'newer';
}

/** Where the list goes on beside a row. */
function placeOf(row: ListedRefund | undefined, towards: ListCursor['towards']): string | null {
  return row === undefined ? null : encodeCursor({ towards, micros: row.micros, id: row.id });
}
