/** The values of a query that is put together piece by piece: each piece gets the placeholder of its value. */
export class QueryValues {
  readonly list: unknown[] = [];

  /** `$1`, `$2`... */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}
