/**
 * Why a gateway could not do what was asked. The codes are stable: callers and alerts branch on them.
 * - `SIGNATURE`: the message is not signed by the bank; `MALFORMED`: it breaks the protocol's grammar, or our own input
 * does
 * - `CONFIG`: our settings cannot work; `UNSUPPORTED`: this bank does not offer the operation
 * - `REJECTED`: a definite, signed refusal; nothing happened at the bank
 * - `UNAVAILABLE`: the request was never sent, so nothing happened at the bank
 * - `OUTCOME_UNKNOWN`: it was sent and no trustworthy answer came back
 */
export type GatewayErrorCode =
  'SIGNATURE' | 'MALFORMED' | 'CONFIG' | 'UNSUPPORTED' | 'REJECTED' | 'UNAVAILABLE' | 'OUTCOME_UNKNOWN';

/**
 * Whether the same request may be sent again: `safe` at any time, `after-query` only when the bank has been
 * asked what became of it (a query itself may simply be asked again), `never` when it would fail again.
 */
export type GatewayRetry = 'never' | 'after-query' | 'safe';

/** What may be logged about a failure: codes and references only. */
export interface GatewayErrorDetails {
  /** Stable, lower-case explanation for operators, such as `mac-mismatch`. */
  readonly reason?: string | undefined;
  /** The order that an untrusted message claims to be about, when it has the form of one. */
  readonly ref?: string | undefined;
  readonly httpStatus?: number | undefined;
  /** The bank's own result code. */
  readonly bankCode?: string | undefined;
  readonly correlationId?: string | undefined;
}

const RETRY_BY_CODE: Readonly<Record<GatewayErrorCode, GatewayRetry>> = {
  SIGNATURE: 'never',
  MALFORMED: 'never',
  CONFIG: 'never',
  UNSUPPORTED: 'never',
  REJECTED: 'never',
  UNAVAILABLE: 'safe',
  OUTCOME_UNKNOWN: 'after-query',
};

/** An expected failure of a bank gateway. The message is the code alone, so that it can be logged as it is. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly retry: GatewayRetry;

  constructor(
    readonly code: GatewayErrorCode,
    readonly details: GatewayErrorDetails = {},
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause });
    this.retry = RETRY_BY_CODE[code];
  }
}
