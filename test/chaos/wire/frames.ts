/** One message of PostgreSQL's protocol (version 3): its type, empty for a connection's first, and all of its bytes. */
export interface Frame {
  readonly type: string;
  readonly bytes: Buffer;
}

const LENGTH_BYTES = 4;

/** Cuts a stream of bytes into messages, however the network has cut it before. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  /** @param isFirstUntyped true for what clients send: their first message has a length and no type. */
  constructor(private isFirstUntyped: boolean) {}

  /** The messages that are complete with this chunk, in order. */
  push(chunk: Buffer): Frame[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const frames: Frame[] = [];
    for (let frame = this.take(); frame !== undefined; frame = this.take()) frames.push(frame);
    return frames;
  }

  private take(): Frame | undefined {
    const typeBytes = this.isFirstUntyped ? 0 : 1;
    if (this.rest.length < typeBytes + LENGTH_BYTES) return undefined;
    // The length counts itself, and not the type.
    const end = typeBytes + this.rest.readInt32BE(typeBytes);
    if (this.rest.length < end) return undefined;
    const bytes = this.rest.subarray(0, end);
    this.rest = this.rest.subarray(end);
    this.isFirstUntyped = false;
    return { type: bytes.toString('latin1', 0, typeBytes), bytes };
  }
}
