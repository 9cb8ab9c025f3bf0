import { GatewayError } from '../gateway-error.js';
import type { RawInbound } from '../inbound.js';

const MAX_BYTES = 16_384;
const MAX_PARAMETERS = 100;
const FORM_CONTENT_TYPE = /^application\/x-www-form-urlencoded\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const CONTROL_CHARACTER = /\p{Cc}/u;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The parameters of a GET, or of a form that was posted, decoded from the raw bytes. A lenient parser would pick
 * one of two AMOUNTs, or make an array of them, and the signature would cover another one: so a repeated name,
 * array syntax, broken percent-encoding, text that is not UTF-8 and control characters are `MALFORMED`.
 */
export function readFormParameters(raw: RawInbound): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of encodedParts(raw)) {
    for (const pair of part.split('&')) {
      if (pair !== '') addParameter(parameters, pair);
    }
  }
  return parameters;
}

// Characters stand for bytes here (latin1), until each name and value is decoded on its own.
function encodedParts(raw: RawInbound): readonly string[] {
  const query = queryOf(raw.target);
  const method = raw.method.toUpperCase();
  if (method === 'GET') return limited([query]);
  if (method !== 'POST') throw malformed('method');
  const contentType = raw.headers['content-type'];
  if (typeof contentType !== 'string' || !FORM_CONTENT_TYPE.test(contentType)) throw malformed('content-type');
  return limited([query, Buffer.from(raw.body).toString('latin1')]);
}

function queryOf(target: string): string {
  const start = target.indexOf('?');
  return start === -1 ? '' : target.slice(start + 1);
}

function limited(parts: readonly string[]): readonly string[] {
  const sizeBytes = parts.reduce((sum, part) => sum + part.length, 0);
  if (sizeBytes > MAX_BYTES) throw malformed('too-long');
  return parts;
}

function addParameter(parameters: Map<string, string>, pair: string): void {
  const equals = pair.indexOf('=');
  const name = decoded(equals === -1 ? pair : pair.slice(0, equals));
  const value = equals === -1 ? '' : decoded(pair.slice(equals + 1));
  if (name === '' || /[[\]]/.test(name)) throw malformed('parameter-name');
  if (parameters.has(name)) throw malformed('duplicated-parameter');
  if (parameters.size >= MAX_PARAMETERS) throw malformed('too-many-parameters');
  parameters.set(name, value);
}

function decoded(text: string): string {
  if (/%(?![0-9a-f]{2})/i.test(text)) throw malformed('percent-encoding');
  // A character that is not a byte was not in the request line of any HTTP message.
  if (/[^\0-\xff]/.test(text)) throw malformed('not-bytes');
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const value = decodeUtf8(Buffer.from(bytes, 'latin1'));
  if (CONTROL_CHARACTER.test(value)) throw malformed('control-character');
  return value;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('not-utf-8');
  }
}

function malformed(reason: string): GatewayError {
  return new GatewayError('MALFORMED', { reason });
}
