import { WakeableLoop } from './wakeable-loop.js';

/** A round that a test ends when it wants. */
class Rounds {
  started = 0;
  private finish: ((hasMore: boolean) => void) | undefined;

  readonly work = (): Promise<boolean> => {
    this.started += 1;
    return new Promise((resolve) => {
      this.finish = resolve;
    });
  };

  async end(hasMore = false): Promise<void> {
    this.finish?.(hasMore);
    await new Promise(setImmediate);
  }
}

describe('a loop that can be woken', () => {
  const failures: string[] = [];
  const loopOver = (work: () => Promise<boolean>): WakeableLoop =>
    new WakeableLoop({ intervalMs: 3_600_000, work, onFailure: (code) => failures.push(code) });

  it('never runs two rounds at once, and forgets no wake', async () => {
    const rounds = new Rounds();
    const loop = loopOver(rounds.work);
    loop.start();
    loop.wake();
    loop.wake();
    expect(rounds.started).toBe(1);
    await rounds.end();
    expect(rounds.started).toBe(2);
    await rounds.end();
    expect(rounds.started).toBe(2);
    await loop.stop();
  });

  it('goes on at once while there is more to do', async () => {
    const rounds = new Rounds();
    const loop = loopOver(rounds.work);
    loop.start();
    await rounds.end(true);
    expect(rounds.started).toBe(2);
    await rounds.end();
    await loop.stop();
  });

  it('ends the round in hand when it is stopped, and starts no other', async () => {
    const rounds = new Rounds();
    const loop = loopOver(rounds.work);
    loop.start();
    loop.wake();
    const stopped = loop.stop();
    await rounds.end();
    await stopped;
    loop.wake();
    expect(rounds.started).toBe(1);
  });

  it('survives a round that fails', async () => {
    const loop = loopOver(() => Promise.reject(new TypeError('injected')));
    loop.start();
    await new Promise(setImmediate);
    expect(failures).toEqual(['TypeError']);
    await loop.stop();
  });
});
