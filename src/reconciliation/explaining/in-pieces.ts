import { setImmediate } from 'node:timers/promises';

/** Runs work that pauses, letting every other request of the process in at each pause. */
export async function inPieces<Result>(work: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
    await setImmediate();
  }
}
