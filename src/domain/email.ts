/** Why a text is not one e-mail address. SEVERAL: more addresses than one, where the receipt goes to one. */
export type EmailErrorCode = 'EMAIL.MALFORMED' | 'EMAIL.SEVERAL' | 'EMAIL.TOO_LONG';

export type EmailResult =
  { readonly ok: true; readonly email: string } | { readonly ok: false; readonly code: EmailErrorCode };

/** Characters of a whole address (RFC 5321, 4.5.3.1.3 with erratum 1690). */
export const MAX_EMAIL_LENGTH = 254;
const MAX_LOCAL_PART_LENGTH = 64;
// Words of RFC 5322's atext between single dots. Quoted local parts are legal and always a mistake in a form.
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u;
const TOP_LEVEL = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/u;

/**
 * Reads one e-mail address of at most 254 characters; spaces around are forgiven and the domain is put in lower case.
 * International domains are accepted, because the mailer writes them in punycode; local parts are ASCII, because most
 * servers still refuse the others; domains have a dot. Lists, display names, quotes and address literals are refused.
 */
export function parseEmail(text: string): EmailResult {
  const address = text.trim();
  if (address.split('@').length > 2 && /[\s,;]/.test(address)) return refuse('EMAIL.SEVERAL');
  const at = address.lastIndexOf('@');
  const localPart = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1).toLowerCase();
  if (!isLocalPart(localPart) || !isDomain(domain)) return refuse('EMAIL.MALFORMED');
  if (address.length > MAX_EMAIL_LENGTH) return refuse('EMAIL.TOO_LONG');
  return { ok: true, email: `${localPart}@${domain}` };
}

function isLocalPart(text: string): boolean {
  return text.length <= MAX_LOCAL_PART_LENGTH && LOCAL_PART.test(text);
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LEVEL.test(labels.at(-1) ?? '');
}

function refuse(code: EmailErrorCode): EmailResult {
  return { ok: false, code };
}
