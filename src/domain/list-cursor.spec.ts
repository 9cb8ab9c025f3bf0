import { decodeCursor, encodeCursor, type ListCursor } from './list-cursor.js';
import { parsePageRequest } from './list-page.js';

const CURSOR: ListCursor = { towards: 'older', micros: 1_795_000_000_123_456, id: 42 };
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

describe('the cursor of a list', () => {
  it('comes back as it went', () => {
    expect(decodeCursor(encodeCursor(CURSOR))).toEqual(CURSOR);
    expect(decodeCursor(encodeCursor({ ...CURSOR, towards: 'newer' }))).toEqual({ ...CURSOR, towards: 'newer' });
  });

  it.each([
    ...['', 'x', '%%%', encodeCursor(CURSOR) + 'A', `${encodeCursor(CURSOR)}=`, ` ${encodeCursor(CURSOR)}`],
    ...['1.older.1', '2.older.1.1', '1.up.1.1', '1.older.-1.1', '1.older.01.1', '1.older.1.0', '1.older.1e3.1'].map(
      base64url,
    ),
    base64url('1.older.9999999999999999.1'),
  ])('refuses %j', (text) => {
    expect(decodeCursor(text)).toBeUndefined();
  });
});

describe('parsePageRequest', () => {
  it('reads size and cursor', () => {
    expect(parsePageRequest({})).toEqual({ ok: true, request: { size: 25 } });
    expect(parsePageRequest({ size: '100', cursor: encodeCursor(CURSOR) })).toEqual({
      ok: true,
      request: { size: 100, cursor: CURSOR },
    });
  });

  it('guesses nothing', () => {
    expect(parsePageRequest({ size: '10' })).toEqual({ ok: false, code: 'PAGE.SIZE' });
    expect(parsePageRequest({ size: '25.0' })).toEqual({ ok: false, code: 'PAGE.SIZE' });
    expect(parsePageRequest({ cursor: 'abc' })).toEqual({ ok: false, code: 'PAGE.CURSOR' });
  });
});
