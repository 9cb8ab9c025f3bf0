import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isPng, pngSize } from './png.js';
import { refuseUnsafe } from './svg-safety.js';
import { svgSize } from './svg-size.js';
import { parseSvg } from './svg-tree.js';

/** The municipality's arms, checked: they run nothing and fetch nothing. */
export interface MunicipalArms {
  readonly type: 'png' | 'svg';
  readonly content: Buffer;
  /** Pixels of a PNG; of an SVG whatever unit it is drawn in: their ratio is what counts. */
  readonly width: number;
  readonly height: number;
  /** Of the content, for names that may be kept for ever. */
  readonly hash: string;
}

export const ARMS_MEDIA_TYPES = { png: 'image/png', svg: 'image/svg+xml' } as const;

/** Arms are on every page and in every receipt: what is larger than this was not made for it. */
const MAX_BYTES = 100 * 1024;
const MAX_PNG_SIDE = 2000;
/** A very wide or very tall picture is a banner, for which headers have no room. */
const MAX_RATIO = 4;
const HASH_LENGTH = 10;

/**
 * Reads the arms from a file; its content decides what it is.
 * @throws Error that says what is wrong with the file.
 */
export function readArms(file: string): MunicipalArms {
  const content = readSmallFile(file);
  const arms = isPng(content) ? pngArms(content) : svgArms(content);
  const ratio = arms.width / arms.height;
  if (!(ratio <= MAX_RATIO && ratio >= 1 / MAX_RATIO)) {
    throw new Error(`the arms measure ${arms.width} by ${arms.height}: expected at most ${MAX_RATIO} to 1`);
  }
  return { ...arms, content, hash: createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH) };
}

function readSmallFile(file: string): Buffer {
  const size = statSync(file, { throwIfNoEntry: false });
  if (size?.isFile() !== true) throw new Error(`there is no file ${file}`);
  if (size.size > MAX_BYTES) throw new Error(`the file has ${size.size} bytes: expected at most ${MAX_BYTES}`);
  return readFileSync(file);
}

type Measured = Pick<MunicipalArms, 'type' | 'width' | 'height'>;

function pngArms(content: Buffer): Measured {
  const size = pngSize(content);
  if (Math.max(size.width, size.height) > MAX_PNG_SIDE) {
    throw new Error(`the PNG measures ${size.width} by ${size.height}: expected at most ${MAX_PNG_SIDE} pixels a side`);
  }
  return { type: 'png', ...size };
}

function svgArms(content: Buffer): Measured {
  const text = content.toString('utf8');
  const root = parseSvg(text);
  refuseUnsafe(root, text);
  return { type: 'svg', ...svgSize(root) };
}
