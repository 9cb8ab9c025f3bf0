import { Readable } from 'node:stream';

/**
 * A file on its way to somebody, in their pace: the next part is made when the one before has left. Whoever goes away
 * ends the making, the query included.
 */
export class ExportStream extends Readable {
  /** @param first part, already made, so that what cannot begin is told before the answer does. */
  constructor(
    private first: Buffer | undefined,
    private readonly content: AsyncGenerator<Buffer, unknown, undefined>,
    private readonly cancellation: AbortController,
  ) {
    super();
  }

  override _read(): void {
    if (this.first !== undefined) {
      const { first } = this;
      this.first = undefined;
      this.push(first);
      return;
    }
    this.content.next().then(
      (next) => this.push(next.done === true ? null : next.value),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.cancellation.abort();
    // Ends after the part that is being made; a generator that has ended already answers at once.
    const end = (): void => {
      callback(error);
    };
    this.content.return(undefined).then(end, end);
  }
}
