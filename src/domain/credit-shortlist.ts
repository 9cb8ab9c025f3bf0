import type { Premise } from './credit-premise.js';

/** A premise with what departs from it, by amounts: which payments they are is looked up for the few that are shown. */
export interface Draft {
  readonly premise: Premise;
  /** In the values of the premise's fees. */
  readonly missing: readonly number[];
  readonly added: readonly number[];
  readonly otherChoices: number;
  readonly bits: number;
}

/** The likeliest drafts so far; of two that are as likely, the one that came first. */
export class Shortlist {
  private readonly drafts: Draft[] = [];

  constructor(private readonly size: number) {}

  /** What a draft must stay under to be among them. */
  get limitBits(): number {
    return this.drafts.length < this.size ? Number.POSITIVE_INFINITY : (this.drafts.at(-1)?.bits ?? 0);
  }

  offer(draft: Draft): void {
    if (!(draft.bits < this.limitBits)) return;
    const place = this.drafts.findIndex(({ bits }) => bits > draft.bits);
    this.drafts.splice(place === -1 ? this.drafts.length : place, 0, draft);
    this.drafts.length = Math.min(this.drafts.length, this.size);
  }

  get best(): readonly Draft[] {
    return this.drafts;
  }
}
