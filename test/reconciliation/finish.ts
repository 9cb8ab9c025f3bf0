/** Runs work that pauses to its end, without letting anybody in between. */
export function finish<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}
