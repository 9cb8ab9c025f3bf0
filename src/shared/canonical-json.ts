import canonicalize from 'canonicalize';

// The package is CommonJS and its types describe an ES module: at run time the import is the function itself.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/** The one JSON text (RFC 8785) of a value: same content, same bytes, so that hashes can be compared. */
export function canonicalJson(value: object): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('the value has no canonical JSON');
  return text;
}
