/** Which rows of the trail; a field that is left out leaves nothing out. */
export interface AuditFilter {
  /** First and last day in Italy, both included, as YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  readonly actor?: { readonly kind: 'staff'; readonly id: number } | { readonly kind: 'system' | 'cli' };
  readonly action?: string;
  /** Rows about any of these. */
  readonly about?: AuditTopics;
}

/** What rows may be about. */
export interface AuditTopics {
  /** Ids by the kind of subject. */
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  /** References and transaction codes that lists were filtered by. */
  readonly codes: readonly string[];
}

/** A page from the newest to the oldest, on one side of a row. */
export interface AuditPageRequest {
  readonly size: number;
  readonly before?: number;
  readonly after?: number;
}
