/**
 * The chain of a payment's events, for whoever verifies it or writes one: audit, staff pages, demonstration data.
 * How the chain is made is in the file behind.
 */
export {
  chainEvents,
  hashEvent,
  isChainIntact,
  type ChainedEvent,
  type EventData,
  type NewEvent,
} from './persistence/event-chain.js';
