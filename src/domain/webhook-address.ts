export type WebhookAddressProblem = 'malformed' | 'too-long' | 'not-https' | 'credentials';

export type WebhookAddressResult =
  /** Null: nothing is told any more. */
  { readonly ok: true; readonly url: string | null } | { readonly ok: false; readonly problem: WebhookAddressProblem };

const MAX_LENGTH = 500;
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the address at which other software wants to be told. In clear text only on this machine. Where the name leads
 * is checked at each sending: names change.
 */
export function parseWebhookAddress(typed: string): WebhookAddressResult {
  const text = typed.trim();
  if (text === '') return { ok: true, url: null };
  if (text.length > MAX_LENGTH) return { ok: false, problem: 'too-long' };
  const parts = /^(https?):\/\/([^/?#\s\\]+)([/?#]\S*)?$/i.exec(text);
  const [, protocol = '', authority = '', rest = ''] = parts ?? [];
  if (authority === '' || rest.includes('#')) return { ok: false, problem: 'malformed' };
  if (authority.includes('@')) return { ok: false, problem: 'credentials' };
  const host = authority.replace(/:\d{1,5}$/, '').toLowerCase();
  if (!/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(host)) return { ok: false, problem: 'malformed' };
  // What only looks like an address: a port beyond 65535, 1.2.3.999.
  if (!URL.canParse(text)) return { ok: false, problem: 'malformed' };
  if (protocol.toLowerCase() === 'http' && !THIS_MACHINE.has(host)) return { ok: false, problem: 'not-https' };
  return { ok: true, url: text };
}
