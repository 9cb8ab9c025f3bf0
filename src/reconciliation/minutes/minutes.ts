import type { AccountingPeriod } from '../../domain/accounting-period.js';
import type { ClosingFinding, ClosingLine } from '../persistence/closing.statements.js';

/** What the minutes of a closed period say. No causale: minutes stay for ever, and a causale may name a person. */
export interface Minutes {
  readonly period: AccountingPeriod;
  readonly body: string;
  readonly closedBy: string;
  readonly closedAt: Date;
  readonly lines: readonly ClosingLine[];
  /** Lines of earlier closed periods that came meanwhile. */
  readonly adjustments: readonly ClosingLine[];
  readonly findings: readonly ClosingFinding[];
}

/** Sums of lines, in cents. */
export interface LineSums {
  readonly lines: number;
  readonly amountCents: number;
  readonly explainedCents: number;
  readonly residualCents: number;
}

export function sumsOf(lines: readonly ClosingLine[]): LineSums {
  const sum = (read: (line: ClosingLine) => number): number => lines.reduce((total, line) => total + read(line), 0);
  return {
    lines: lines.length,
    amountCents: sum(({ amountCents }) => amountCents),
    explainedCents: sum(({ explainedCents }) => explainedCents),
    residualCents: sum(({ residualCents }) => residualCents),
  };
}
