import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length before a chunk's data, type, check sum after them. */
const CHUNK_FRAME_BYTES = 12;
const HEADER_DATA_BYTES = 13;

export interface PngSize {
  readonly width: number;
  readonly height: number;
}

/** Whether the content begins as every PNG does, whatever the file is called. */
export function isPng(content: Buffer): boolean {
  return content.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/**
 * The size in pixels of a PNG whose every chunk is whole.
 * @throws Error when the file is cut off or damaged.
 */
export function pngSize(content: Buffer): PngSize {
  const types: string[] = [];
  for (let at = SIGNATURE.length; at < content.length;) {
    const [type, end] = readChunk(content, at);
    types.push(type);
    at = end;
  }
  if (types[0] !== 'IHDR' || types.at(-1) !== 'IEND' || !types.includes('IDAT')) throw new Error('the PNG is cut off');
  const start = SIGNATURE.length + 8;
  return { width: content.readUInt32BE(start), height: content.readUInt32BE(start + 4) };
}

function readChunk(content: Buffer, at: number): [type: string, end: number] {
  if (at + CHUNK_FRAME_BYTES > content.length) throw new Error('the PNG is cut off');
  const length = content.readUInt32BE(at);
  const end = at + CHUNK_FRAME_BYTES + length;
  if (end > content.length) throw new Error('the PNG is cut off');
  const type = content.toString('latin1', at + 4, at + 8);
  const isSound = crc32(content.subarray(at + 4, end - 4)) === content.readUInt32BE(end - 4);
  if (!isSound || (type === 'IHDR' && length !== HEADER_DATA_BYTES)) throw new Error('the PNG is damaged');
  return [type, end];
}
