import { markFirmly } from './firm-mark.js';

/** Marks that fail so many times first, and the pauses taken between them. */
async function markAfter(failures: number): Promise<{ tries: number; pausesMs: number[]; error: unknown }> {
  let tries = 0;
  const pausesMs: number[] = [];
  const mark = (): Promise<void> => {
    tries += 1;
    return tries > failures ? Promise.resolve() : Promise.reject(new Error(`failure ${tries}`));
  };
  const pause = (ms: number): Promise<void> => Promise.resolve(void pausesMs.push(ms));
  const error = await markFirmly(mark, pause).catch((thrown: unknown) => thrown);
  return { tries, pausesMs, error };
}

describe('marking firmly', () => {
  it('does not wait when the mark succeeds', async () => {
    expect(await markAfter(0)).toEqual({ tries: 1, pausesMs: [], error: undefined });
  });

  it('waits longer after each failure, and stops at the first success', async () => {
    expect(await markAfter(3)).toEqual({ tries: 4, pausesMs: [1_000, 2_000, 4_000], error: undefined });
  });

  it('insists for about half a minute, then tells the last failure', async () => {
    const { tries, pausesMs, error } = await markAfter(100);
    expect(pausesMs.reduce((sum, ms) => sum + ms)).toBe(30_000);
    expect([...pausesMs].sort((a, b) => a - b)).toEqual(pausesMs);
    expect(error).toEqual(new Error(`failure ${tries}`));
  });
});
