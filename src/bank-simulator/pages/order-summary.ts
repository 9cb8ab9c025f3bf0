import type { Order } from '../books/order.js';
import { italianDay, romeDay, romeTimeOfDay } from '../protocol/rome-time.js';

const SHOWN_SHOP_LENGTH = 12;
const AMOUNT = new Intl.NumberFormat('it-IT', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  useGrouping: 'always',
});

/** The box on the right of the seed's phases 5 and 6. */
export interface OrderSummary {
  readonly shop: string;
  readonly serviceName: string;
  readonly reference: string;
  /** `dd/mm/yyyy`, Europe/Rome. */
  readonly day: string;
  /** `1.156,96 Euro`. */
  readonly total: string;
}

/** Until when the citizen may act: absolute, and as the time that is left. */
export interface DeadlineNotice {
  readonly remainingSeconds: number;
  /** `8 minuti`, `1 minuto e 5 secondi`. */
  readonly remaining: string;
  /** `HH:mm:ss`, Europe/Rome. */
  readonly clockTime: string;
  readonly instant: string;
}

export function summaryOf(order: Order): OrderSummary {
  return {
    shop: order.shopId.slice(0, SHOWN_SHOP_LENGTH),
    serviceName: order.serviceName,
    // The shop sends "Riferimento 29"; a reference of another form is shown whole.
    reference: order.reference.replace(/^Riferimento\s+(?:N\.?\s*)?/i, '') || order.orderId,
    day: italianDay(romeDay(new Date(order.openedAt))),
    total: `${AMOUNT.format(order.amountCents / 100)} Euro`,
  };
}

export function deadlineNotice(order: Order, now: Date): DeadlineNotice {
  const deadline = new Date(order.deadlineAt);
  const remainingSeconds = Math.max(0, Math.ceil((deadline.getTime() - now.getTime()) / 1000));
  return {
    remainingSeconds,
    remaining: durationInWords(remainingSeconds),
    clockTime: romeTimeOfDay(deadline),
    instant: order.deadlineAt,
  };
}

function durationInWords(seconds: number): string {
  const parts = [plural(Math.floor(seconds / 60), 'minuto', 'minuti'), plural(seconds % 60, 'secondo', 'secondi')];
  return parts.filter((part) => part !== '').join(' e ') || '0 secondi';
}

function plural(count: number, one: string, many: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
