/** Texts of one path: banks repeat remittance lines, a handful of times. */
const MAX_VALUES = 50;

/** The texts that are wanted of an element and those within it, by their path: `Refs/EndToEndId`, `Amt@Ccy`. */
export class ElementValues {
  private readonly texts = new Map<string, string[]>();

  constructor(private readonly wanted: ReadonlySet<string>) {}

  add(path: string, text: string): void {
    if (text === '' || !this.wanted.has(path)) return;
    const texts = this.texts.get(path);
    if (texts === undefined) this.texts.set(path, [text]);
    else if (texts.length < MAX_VALUES) texts.push(text);
  }

  /** The first text of the first path that has one. */
  first(...paths: readonly string[]): string | undefined {
    for (const path of paths) {
      const text = this.texts.get(path)?.[0];
      if (text !== undefined) return text;
    }
    return undefined;
  }

  all(path: string): readonly string[] {
    return this.texts.get(path) ?? [];
  }
}
