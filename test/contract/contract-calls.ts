import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';

import type { CallContext, RefundInput } from '../../src/bank-gateway/back-office.js';
import type { BankGateway } from '../../src/bank-gateway/bank-gateway.js';
import { GatewayError, type GatewayErrorCode } from '../../src/bank-gateway/gateway-error.js';
import type { InitInput } from '../../src/bank-gateway/hand-off.js';
import type { FindAttempt, KnownAttempt } from '../../src/bank-gateway/inbound.js';
import { newRefundRequestId } from '../../src/bank-gateway/refund-request-id.js';
import type { BankHarness, BankOrder, LineFault } from './bank-harness.js';

/** The order of every test of the contract. */
export const ORDER: BankOrder = { ref: 'PDP7K2M9Q4XW', amountCents: 15_696 };
/** Long enough for any answer. */
export const CALL_MS = 5_000;
/** Long enough for a request to arrive on a busy machine, short enough to wait for an answer that never comes. */
const IMPATIENT_CALL_MS = 1_000;
const ENDLESS: ReadonlySet<LineFault> = new Set(['never answers', 'stops in the middle of the answer']);

/** An order of eight minutes, without anything personal. */
export function initInput(bank: BankHarness): InitInput {
  return {
    ref: ORDER.ref,
    amountCents: ORDER.amountCents,
    currency: 'EUR',
    serviceName: 'REFEZIONE SCOLASTICA',
    reference: '29',
    locale: 'it',
    returnUrl: new URL('https://pdp.example/banca/ritorno'),
    cancelUrl: new URL('https://pdp.example/banca/ritorno'),
    notifyUrl: new URL('https://pdp.example/banca/notifica'),
    expiresAt: new Date(bank.clock.now().getTime() + 480_000),
  };
}

/** What the portal remembers of the order. */
export function attempt(bank: BankHarness): KnownAttempt {
  const { currentKeyVersion, shopId } = bank.gateway();
  return { ...ORDER, shopId, currency: 'EUR', keyVersion: currentKeyVersion, createdAt: bank.clock.now() };
}

/** The payments module's memory, holding these attempts only. */
export function knows(...attempts: readonly KnownAttempt[]): FindAttempt {
  return (ref) => Promise.resolve(attempts.find((one) => one.ref === ref) ?? null);
}

/** How long to wait on a line that is broken so: only what never ends has to be given up. */
export function patienceMs(fault: LineFault): number {
  return ENDLESS.has(fault) ? IMPATIENT_CALL_MS : CALL_MS;
}

/** What a signal about the order must repeat. */
export function expectedFacts(bank: BankHarness): object {
  return { ref: ORDER.ref, amountCents: ORDER.amountCents, currency: 'EUR', shopId: bank.gateway().shopId };
}

/** The limits of one call. */
export function context(bank: BankHarness, timeoutMs = CALL_MS, signal?: AbortSignal): CallContext {
  return { correlationId: 'contract', deadline: new Date(bank.clock.now().getTime() + timeoutMs), signal };
}

/** Asks about the order. */
export function query(bank: BankHarness, timeoutMs = CALL_MS, signal?: AbortSignal): ReturnType<BankGateway['query']> {
  return bank.gateway().query(attempt(bank), context(bank, timeoutMs, signal));
}

/** Gives money back. */
export function refund(bank: BankHarness, input: RefundInput, timeoutMs = CALL_MS): ReturnType<BankGateway['refund']> {
  return bank.gateway().refund(input, context(bank, timeoutMs));
}

/** A refund of the order's transaction under a new request id. */
export function refundInput(bank: BankHarness, amountCents: number): RefundInput {
  const requestId = newRefundRequestId(bank.clock, randomBytes);
  return { ref: ORDER.ref, gatewayTxnId: bank.transactionOf(ORDER), amountCents, currency: 'EUR', requestId };
}

/** The failure of a call, which must be a GatewayError whose message says no more than its code. */
export async function expectFailure(call: Promise<unknown>, code: GatewayErrorCode): Promise<GatewayError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatewayError)) throw new Error(`expected a GatewayError ${code}`, { cause: error });
  expect(error.code).toBe(code);
  expect(error.message).toBe(code);
  return error;
}

/** A failure may reach a log: neither keys nor anything signed may be in it. */
export function expectNoSecrets(bank: BankHarness, error: GatewayError): void {
  const shown = inspect(error, { depth: 9, showHidden: true });
  for (const secret of bank.secrets) expect(shown).not.toContain(secret);
  expect(shown).not.toMatch(/\bMAC=|<MAC>|BPWXml/);
}
