/** How an operator command ends: `problem` when it found or met one, `wrongUse` when it was called wrongly. */
export const EXIT_STATUS = { ok: 0, problem: 1, wrongUse: 2 } as const;
export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS];
