/** When a service can be paid. The days, YYYY-MM-DD in Italy, are both included; null: no limit on that side. */
export interface Opening {
  /** False: closed by the office, until it opens it again. */
  readonly isOpen: boolean;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
}

/** Open without an end, and closed until further notice. */
export const OPEN: Opening = { isOpen: true, opensOn: null, closesOn: null };
export const CLOSED: Opening = { isOpen: false, opensOn: null, closesOn: null };

/** `before`: it opens by itself on a day that is still to come; `after`: its last day is over. */
export type OpeningState = 'open' | 'closed' | 'before' | 'after';

/** @param today in Italy, YYYY-MM-DD. */
export function openingState({ isOpen, opensOn, closesOn }: Opening, today: string): OpeningState {
  if (!isOpen) return 'closed';
  if (opensOn !== null && today < opensOn) return 'before';
  return closesOn !== null && today > closesOn ? 'after' : 'open';
}

/** Whether two are the same, so that whoever changes one knows that nobody else did meanwhile. */
export function isSameOpening(one: Opening, other: Opening): boolean {
  return one.isOpen === other.isOpen && one.opensOn === other.opensOn && one.closesOn === other.closesOn;
}
