import { hash } from 'node:crypto';

/** What a file is cut into to say where it was changed: its lines, or where there are none, blocks of bytes. */
export type PieceUnit = 'line' | 'block';

/** The size of a block, in bytes. */
export const BLOCK_BYTES = 4_096;
/** Bytes of a mark: the beginning of the piece's SHA-256. It finds the place; what proves is the hash of the file. */
export const MARK_BYTES = 4;

const LINE_FEED = 10;
const FIRST_CAPACITY = 4_096;

/** Cuts a file into pieces as it passes, and keeps a mark of each. */
export class PieceMarks {
  private marks = Buffer.alloc(FIRST_CAPACITY);
  private pieces = 0;
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly unit: PieceUnit) {}

  /** Pieces so far. */
  get count(): number {
    return this.pieces;
  }

  update(chunk: Buffer): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let from = 0;
    for (let end = this.endOf(bytes, from); end !== undefined; end = this.endOf(bytes, from)) {
      this.mark(bytes.subarray(from, end));
      from = end;
    }
    this.rest = bytes.subarray(from);
  }

  /** The marks one after the other; the last piece may be cut short. */
  end(): Buffer {
    if (this.rest.length > 0) this.mark(this.rest);
    this.rest = Buffer.alloc(0);
    return this.marks.subarray(0, this.pieces * MARK_BYTES);
  }

  private endOf(bytes: Buffer, from: number): number | undefined {
    if (this.unit === 'block') return from + BLOCK_BYTES <= bytes.length ? from + BLOCK_BYTES : undefined;
    const feed = bytes.indexOf(LINE_FEED, from);
    return feed === -1 ? undefined : feed + 1;
  }

  private mark(piece: Buffer): void {
    const at = this.pieces * MARK_BYTES;
    if (at === this.marks.length) this.marks = Buffer.concat([this.marks, Buffer.alloc(this.marks.length)]);
    hash('sha256', piece, 'buffer').copy(this.marks, at, 0, MARK_BYTES);
    this.pieces += 1;
  }
}
