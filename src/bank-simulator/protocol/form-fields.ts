/**
 * The fields of one form or query string as the parser left them: a name that came twice is remembered
 * as repeated and has no value, because guessing which one was signed would be a hole.
 */
export class FormFields {
  private readonly values = new Map<string, string>();
  /** Names that came more than once. */
  readonly repeated: readonly string[];

  constructor(parsed: unknown) {
    const repeated: string[] = [];
    for (const [name, value] of Object.entries(isRecord(parsed) ? parsed : {})) {
      if (typeof value === 'string') this.values.set(name, value);
      else repeated.push(name);
    }
    this.repeated = repeated;
  }

  /** The value as it came, not trimmed; undefined when absent or repeated. */
  get(name: string): string | undefined {
    return this.values.get(name);
  }

  /** The value without surrounding spaces, empty when absent. */
  text(name: string): string {
    return this.get(name)?.trim() ?? '';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
