const HOME = '/';
/** Any host: only paths that stay on it are ours. */
const HERE = 'http://localhost';

/**
 * The path and query of `value` when it leads to a page of this site; the home page otherwise. Browsers read `//host`,
 * `/\host` and addresses with control characters inside as other sites, so those are refused as they stand.
 */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) || !URL.canParse(value, HERE)) return HOME;
  const { origin, pathname, search } = new URL(value, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : HOME;
}
