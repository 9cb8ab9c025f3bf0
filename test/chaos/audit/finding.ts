/** What is wrong at the end: money or receipts that are missing, twice there, or told differently. */
export type FindingKind = 'lost' | 'doubled' | 'mismatched';

export interface Finding {
  readonly kind: FindingKind;
  /** Undefined when no payment of ours is concerned. */
  readonly publicId: string | undefined;
  readonly what: string;
}

/** Makes findings about one payment: one for each statement that is true and must not be. */
export class Findings {
  readonly all: Finding[] = [];

  /** `isWrong` decides; `what` says it in words. */
  check(kind: FindingKind, publicId: string | undefined, isWrong: boolean, what: string): void {
    if (isWrong) this.all.push({ kind, publicId, what });
  }
}
