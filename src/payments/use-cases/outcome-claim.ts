import type { Outcome, Signal, SignalSource } from '../../bank-gateway/signal.js';
import type { OutcomeClaim } from '../../domain/outcome-decision.js';

/** The three ways of our history: a cancellation is a browser's return too. */
export function toSource(source: SignalSource): OutcomeClaim['source'] {
  return source === 'cancel' ? 'return' : source;
}

/**
 * The gateway's words as the domain's claim. A secret known to the sender (`bearer`) proves no amount: it is not
 * verified.
 */
export function toClaim(signal: Signal | 'not-found'): OutcomeClaim {
  if (signal === 'not-found') return { source: 'query', isVerified: true, outcome: 'not-found' };
  return {
    source: toSource(signal.source),
    isVerified: signal.assurance === 'signed',
    outcome: toOutcome(signal.outcome),
    orderCode: signal.ref,
    transactionCode: signal.gatewayTxnId,
    amountCents: signal.amountCents,
    currency: signal.currency,
    shopId: signal.shopId,
  };
}

function toOutcome(outcome: Outcome): OutcomeClaim['outcome'] {
  return outcome === 'declined' ? 'refused' : outcome;
}
