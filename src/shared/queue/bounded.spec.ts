import { bounded, TimeLimitError } from './bounded.js';

describe('a bounded operation', () => {
  it('gives the result, or the failure, that comes in time', async () => {
    await expect(bounded(Promise.resolve(7), 1_000)).resolves.toBe(7);
    await expect(bounded(Promise.reject(new Error('broken')), 1_000)).rejects.toThrow('broken');
  });

  it('stops waiting for one that never ends', async () => {
    await expect(bounded(new Promise(() => undefined), 5)).rejects.toThrow(TimeLimitError);
  });
});
