import { hashEvent } from '../../../src/payments/persistence/event-chain.js';
import type { Findings } from './finding.js';
import type { PortalBooks, PortalPayment } from './portal-books.js';

/** A chain that anybody can recompute: no row changed, missing, moved or told twice. */
export function compareHistory(books: PortalBooks, findings: Findings): void {
  for (const payment of books.payments) {
    checkChain(payment, findings);
    checkEvents(payment, findings);
  }
}

function checkChain(payment: PortalPayment, findings: Findings): void {
  const { publicId, events, eventCount, lastHash } = payment;
  let previous: Buffer | null = null;
  const isWhole = events.every((event, index) => {
    const isNext = event.sequence === index + 1 && sameHash(event.previousHash, previous);
    previous = event.hash;
    return isNext && hashEvent(publicId, event).equals(event.hash);
  });
  findings.check('mismatched', publicId, !isWhole, 'its chain of events is broken');
  const isHead = events.length === eventCount && sameHash(events.at(-1)?.hash ?? null, lastHash);
  findings.check('mismatched', publicId, !isHead, 'its events are not those that it counts');
}

function checkEvents({ publicId, events, paidMessages, status }: PortalPayment, findings: Findings): void {
  const paid = events.filter(({ type }) => type === 'paid');
  findings.check('doubled', publicId, paid.length > 1, `became paid ${paid.length} times`);
  findings.check(
    'mismatched',
    publicId,
    (status === 'paid') !== paid.length > 0,
    'its history does not say how it ended',
  );
  findings.check('doubled', publicId, paidMessages > 1, `said to be paid ${paidMessages} times in the outbox`);
  // Whatever the states were before and after: the same words of the bank.
  const told = events.map(({ type, data }) => JSON.stringify([type, { ...data, from: null, to: null }]));
  const repeated = told.length - new Set(told).size;
  findings.check('doubled', publicId, repeated > 0, `${repeated} messages of the bank recorded twice in its history`);
}

function sameHash(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
