import { setImmediate } from 'node:timers/promises';
import { ExportStream } from './export-stream.js';

describe('ExportStream', () => {
  let made: number;
  let isEnded: boolean;
  let cancellation: AbortController;

  beforeEach(() => {
    [made, isEnded, cancellation] = [0, false, new AbortController()];
  });

  async function* parts(count: number): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (; made < count; made += 1) {
        await setImmediate();
        yield Buffer.alloc(64 * 1024, made);
      }
    } finally {
      isEnded = true;
    }
  }

  it('gives every part in its order, the one that was made before first', async () => {
    const content = parts(5);
    const { value } = await content.next();
    const seen: number[] = [];
    for await (const chunk of new ExportStream(value as Buffer, content, cancellation))
      seen.push((chunk as Buffer)[0]!);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  it('makes no more than somebody takes, and stops making when they go', async () => {
    const stream = new ExportStream(undefined, parts(1_000), cancellation);
    stream.read(1);
    for (let turn = 0; turn < 50; turn += 1) await setImmediate();
    expect(made).toBeLessThan(5);
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.destroy();
    await closed;
    expect([isEnded, cancellation.signal.aborted]).toEqual([true, true]);
  });

  it('fails as the making does', async () => {
    async function* broken(): AsyncGenerator<Buffer, void, undefined> {
      await setImmediate();
      throw new Error('no more rows');
    }
    const stream = new ExportStream(undefined, broken(), cancellation);
    await expect(stream.toArray()).rejects.toThrow('no more rows');
  });
});
