/** Kinds of setting that a fault may have. */
export type FaultValue = { flag: boolean; delay: number; count: number; status: number; texts: Record<string, string> };

/** Every fault that can be asked for, by section; the types and the reading of requests both come from here. */
export const FAULT_SECTIONS = {
  notification: { drop: 'flag', delayMs: 'delay', copies: 'count', badMac: 'flag', tamper: 'texts', resign: 'flag' },
  browserReturn: { drop: 'flag', badMac: 'flag', beforeNotification: 'flag' },
  query: { status: 'status', delayMs: 'delay', notFound: 'flag', badMac: 'flag' },
  refund: { commitThenTimeout: 'flag' },
} as const satisfies Record<string, Record<string, keyof FaultValue>>;

type Sections = typeof FAULT_SECTIONS;

/** The faults of one order; an absent section behaves well. */
export type Faults = {
  readonly [Section in keyof Sections]?: {
    readonly [Key in keyof Sections[Section]]?: FaultValue[Sections[Section][Key] & keyof FaultValue];
  };
};

/** Whom faults are for: one order, or the next ones that open a page of the bank. */
export type FaultScope = { readonly orderId: string } | { readonly next: number };

/** What the control interface was asked to set. */
export interface FaultOrder {
  readonly scope: FaultScope;
  readonly faults: Faults;
}
