import { decodeCursor, type ListCursor } from './list-cursor.js';

export const PAGE_SIZES = [25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
const DEFAULT_PAGE_SIZE: PageSize = 25;

/** Which page of a list: its length and, unless it is the first, where it goes on. */
export interface PageRequest {
  readonly size: PageSize;
  readonly cursor?: ListCursor;
}

export type PageRequestResult =
  | { readonly ok: true; readonly request: PageRequest }
  | { readonly ok: false; readonly code: 'PAGE.SIZE' | 'PAGE.CURSOR' };

/** Reads the page asked for by an address; absent and empty texts mean the first page and the usual size. */
export function parsePageRequest(typed: { size?: string | undefined; cursor?: string | undefined }): PageRequestResult {
  const sizeText = typed.size ?? '';
  const size = sizeText === '' ? DEFAULT_PAGE_SIZE : PAGE_SIZES.find((known) => String(known) === sizeText);
  if (size === undefined) return { ok: false, code: 'PAGE.SIZE' };
  const cursorText = typed.cursor ?? '';
  if (cursorText === '') return { ok: true, request: { size } };
  const cursor = decodeCursor(cursorText);
  return cursor === undefined ? { ok: false, code: 'PAGE.CURSOR' } : { ok: true, request: { size, cursor } };
}
