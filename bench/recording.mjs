/** Set by each server for itself. */
const OWN_HEADERS = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length']);

/** An answer of the portal in the form that the bare server repeats: same status, headers and bytes. */
export function recordedAnswer({ key, status, headers, text, bytes = Buffer.from(text) }) {
  const kept = Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name));
  return {
    key,
    status,
    headers: [...kept, ['content-length', String(bytes.length)]],
    body: bytes.toString('base64'),
  };
}
