import { crc32, deflateSync } from 'node:zlib';

/** Arms as a plain drawing. */
export const SVG_ARMS =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 72"><title>Stemma</title>' +
  '<g transform="translate(2 2)"><path d="M0 0h56v40c0 14-11 22-28 26C11 62 0 54 0 40z" style="fill:#8b1e2d"/>' +
  '<circle cx="28" cy="24" r="9" fill="#fff"/></g></svg>';

/** A PNG of one colour, made by hand: `width` by `height` pixels, red, half transparent. */
export function pngPicture(width: number, height: number): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 4, Buffer.from([0x8b, 0x1e, 0x2d, 0x80]))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, with transparency.
  header.set([8, 6], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
