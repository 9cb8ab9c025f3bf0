import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { ReachableAddresses } from './reachable-addresses.js';

/** A message ready to leave. */
export interface OutgoingWebhook {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebhookAnswer {
  readonly status: number;
  /** The beginning of what was answered, for who looks for a fault; one line. */
  readonly text: string;
}

/** The message was not sent, or not answered. The code is short and stable, as `errorCodeOf` gives. */
export class WebhookFailure extends Error {
  override readonly name = 'WebhookFailure';
  constructor(readonly code: 'address-refused' | 'time-limit') {
    super(code);
  }
}

const ANSWER_WITHIN_MS = 10_000;
const MAX_ANSWER_BYTES = 1_024;
const MAX_TEXT_LENGTH = 200;

/**
 * Sends a message and reads the beginning of the answer. The name is resolved first, and the connection is made to the
 * very address that was checked: a name that answers something else the second time leads nowhere. No redirect is
 * followed.
 * @param answerWithinMs for the whole exchange; tests have no ten seconds.
 * @throws WebhookFailure, or what the network threw, with its code.
 */
export async function postWebhook(
  webhook: OutgoingWebhook,
  reachable: ReachableAddresses,
  answerWithinMs = ANSWER_WITHIN_MS,
): Promise<WebhookAnswer> {
  const address = await findAddress(webhook.url, reachable);
  const signal = AbortSignal.timeout(answerWithinMs);
  try {
    return await send(webhook, address, signal);
  } catch (error) {
    throw signal.aborted ? new WebhookFailure('time-limit') : error;
  }
}

async function findAddress(url: URL, reachable: ReachableAddresses): Promise<string> {
  const { protocol } = url;
  if (protocol !== 'http:' && protocol !== 'https:') throw new WebhookFailure('address-refused');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) === 0 ? await lookup(host, { all: true, verbatim: true }) : [{ address: host }];
  const first = found.find(({ address }) => reachable.mayReach(address, protocol));
  if (first === undefined) throw new WebhookFailure('address-refused');
  return first.address;
}

function send({ url, headers, body }: OutgoingWebhook, address: string, signal: AbortSignal): Promise<WebhookAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': length },
      signal,
      agent: false,
    } as const;
    const outgoing = request(url, { ...options, lookup: always(address) }, (answer) => {
      readBeginning(answer).then((text) => {
        resolve({ status: answer.statusCode ?? 0, text });
      }, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Answers every question for a name with the address that was checked. */
function always(address: string): LookupFunction {
  const family = isIP(address);
  return (_host, options, answer) => {
    if (options.all === true) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
}

async function readBeginning(answer: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    // Leaving the loop closes the connection: nobody makes us read for hours.
    if (bytes >= MAX_ANSWER_BYTES) break;
  }
  const text = Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT_LENGTH);
}
