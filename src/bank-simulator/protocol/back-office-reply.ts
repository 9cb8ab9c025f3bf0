import { macOfValues, spoiltMac } from './mac.js';
import { branch, leaf, xmlDocument } from './xml.js';

/** The element of `Data` that carries the answer, with its values in document order. */
export interface ReplyElement {
  readonly name: 'Authorization' | 'Operation';
  readonly values: Readonly<Record<string, string>>;
}

/** How a reply is signed: with the result key, with a key that is wrong on purpose, or not at all. */
export interface ReplySignature {
  readonly resultKey: string;
  readonly spoilt: boolean;
}

/** A back-office reply before it becomes XML. */
export interface BackOfficeReply {
  /** Europe/Rome, `YYYY-MM-DDTHH:mm:ss.SSS`. */
  readonly timestamp: string;
  /** Two digits; 00 is success. */
  readonly result: string;
  readonly element: ReplyElement | undefined;
}

/** Results of the back office. 03 and 04 travel unsigned; source: the protocol and, for refunds, its result table. */
export const RESULT = {
  done: '00',
  unknownOrder: '01',
  requestReferenceReused: '02',
  unreadable: '03',
  wrongMac: '04',
  otherTransaction: '09',
  amountTooHigh: '10',
  notCaptured: '11',
  otherCurrency: '16',
} as const;

const UNSIGNED_MAC = 'NULL';

/** The XML of a signed reply: one MAC over the envelope, one over the values of its element. */
export function signedReplyXml(reply: BackOfficeReply, signature: ReplySignature): string {
  const sign = (values: readonly string[]): string => {
    const mac = macOfValues(signature.resultKey, values);
    return signature.spoilt ? spoiltMac(mac) : mac;
  };
  return replyXml(reply, sign([reply.timestamp, reply.result]), elementXml(reply.element, sign));
}

/** The XML of a reply to a request that was unreadable or not authentic: the bank does not sign for strangers. */
export function unsignedReplyXml(reply: BackOfficeReply): string {
  return replyXml(reply, UNSIGNED_MAC, []);
}

function elementXml(element: ReplyElement | undefined, sign: (values: readonly string[]) => string): string[] {
  if (element === undefined) return [];
  // An empty value keeps both its tags: the vendor's client signs it then, and would leave `<Name/>` out.
  const leaves = Object.entries(element.values).map(([name, value]) => leaf(name, value));
  return [branch(element.name, [...leaves, leaf('MAC', sign(Object.values(element.values)))])];
}

function replyXml(reply: BackOfficeReply, mac: string, data: readonly string[]): string {
  const envelope = [leaf('Timestamp', reply.timestamp), leaf('Result', reply.result), leaf('MAC', mac)];
  return xmlDocument(branch('BPWXmlResponse', [...envelope, branch('Data', data)]));
}
