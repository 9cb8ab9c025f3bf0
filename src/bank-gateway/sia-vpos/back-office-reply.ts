import { GatewayError } from '../gateway-error.js';
import { macHolds, signedValues } from './mac.js';
import { isUnsignedResult } from './outcome-codes.js';
import { readReplyDocument, type ReplyPart } from './reply-document.js';
import { romeInstants } from './rome-time.js';

/** How far the bank's clock may be from ours: an older reply could be a recorded one. */
const MAX_SKEW_MS = 15 * 60_000;

/** A reply whose envelope is the bank's and recent. Each part still has to be verified before it is believed. */
export interface BackOfficeReply {
  readonly result: string;
  readonly parts: readonly ReplyPart[];
}

/**
 * Reads a reply and verifies its envelope, which signs Timestamp and Result only. Whatever does not hold is
 * `OUTCOME_UNKNOWN`: the request may well have been carried out.
 */
export function readReply(xml: string, key: string, now: Date): BackOfficeReply {
  const document = readReplyDocument(xml);
  if (document === undefined) throw unknown('reply-shape');
  const { timestamp, result, mac, parts } = document;
  // Named before the MAC is looked at, because it explains itself to the operator: our keys or our request are wrong.
  if (isUnsignedResult(result)) throw unknown('request-not-accepted', result);
  if (!macHolds(mac, signedValues([timestamp, result]), key)) throw unknown('envelope-mac');
  const isRecent = romeInstants(timestamp).some((at) => Math.abs(at.getTime() - now.getTime()) <= MAX_SKEW_MS);
  if (!isRecent) throw unknown('clock-skew');
  return { result, parts };
}

/**
 * The values of a part whose own MAC holds. Names are not signed, so none may come twice, and whoever uses a value
 * must check its form. The vendor's client keeps `<Name></Name>` in the signed string and leaves `<Name/>` out, while
 * XML takes the two for the same: both readings are tried.
 */
export function verifiedValues(part: ReplyPart, key: string): ReadonlyMap<string, string> {
  const texts = part.values.map(([, value]) => value);
  const readings = [texts, texts.filter((text) => text !== '')];
  if (!readings.some((reading) => macHolds(part.mac, signedValues(reading), key))) throw unknown('part-mac');
  const values = new Map(part.values);
  if (values.size !== part.values.length) throw unknown('duplicated-element');
  return values;
}

/** The bank was asked and gave no answer that can be trusted. */
export function unknown(reason: string, bankCode?: string): GatewayError {
  return new GatewayError('OUTCOME_UNKNOWN', { reason, bankCode });
}
