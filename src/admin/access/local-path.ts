const STAFF_PATH = /^\/admin(?:[/?]|$)/;
const BASE = 'http://porta.invalid';

/** The address to go to after signing in: one of the back office's own, or its first page when it is anything else. */
export function localStaffPath(wanted: string | undefined): string {
  if (wanted === undefined || !STAFF_PATH.test(wanted) || !URL.canParse(wanted, BASE)) return '/admin';
  const { origin, pathname, search } = new URL(wanted, BASE);
  const isOurs = origin === BASE && STAFF_PATH.test(pathname) && !pathname.startsWith('/admin/accesso');
  return isOurs ? pathname + search : '/admin';
}
