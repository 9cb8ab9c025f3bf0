import { Inject, Injectable } from '@nestjs/common';
import type { AttemptStatus } from '../domain/payment-state.js';
import { leftOf, type RefundSplit, splitRefund } from '../domain/refund-amount.js';
import type { RefundReason } from '../domain/refund-form.js';
import type { RefundState } from '../domain/refund-state.js';
import type { Environment } from '../env.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { orderMoney } from './order-money.js';
import {
  type RefundGroup,
  selectGroup,
  selectGroupSums,
  selectOrderMoney,
  selectRefund,
  selectRefundsOf,
} from './persistence/refund.queries.js';

export type { RefundGroup } from './persistence/refund.queries.js';

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

const GROUPS = ['to-approve', 'in-progress', 'done', 'failed'] as const;
const MAX_LISTED = 100;

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

  /** What waits, is under way, is done, has failed: of one moment. */
  async list(): Promise<Readonly<Record<RefundGroup, RefundList>>> {
    return this.database.snapshot(async ({ read }) => {
      const lists: [RefundGroup, RefundList][] = [];
      for (const group of GROUPS) {
        const [sums] = await read<Omit<RefundList, 'first'>>(selectGroupSums(group));
        const first = await read<RefundDetail>(selectGroup(group, MAX_LISTED));
        lists.push([group, { ...NOTHING, ...sums, first }]);
      }
      return Object.fromEntries(lists) as Record<RefundGroup, RefundList>;
    });
  }

  private toRefundable(row: MoneyRow): RefundableMoney {
    const money = orderMoney(row, row);
    const left = leftOf(money);
    return {
      ...{ attempt: row.attempt, isExcess: money.isExcess },
      ...{ leftAmountCents: left.amountCents, leftCommissionCents: left.commissionCents },
      whole: splitRefund(money, left.amountCents, this.environment.refunds.commission),
    };
  }
}

const NOTHING = { refunds: 0, amountCents: 0, commissionCents: 0, oldestAt: null };
