/**
 * Chance that repeats: the same seed gives the same draws in the same order (sfc32, a small generator for simulations).
 */
export class SeededChance {
  private readonly state: Uint32Array;

  constructor(seed: string) {
    this.state = Uint32Array.of(hash(seed, 1), hash(seed, 2), hash(seed, 3), 1);
    // The first draws still resemble the seed.
    for (let round = 0; round < 16; round += 1) this.bits();
  }

  /** From 0, included, to 1, excluded. */
  fraction(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  /** True in `probability` of the cases. */
  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** @throws RangeError for an empty list. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.fraction() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One of the items, each as often as its weight says. @throws RangeError for an empty list. */
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item {
    let rest = this.fraction() * items.reduce((sum, { weight }) => sum + weight, 0);
    const chosen = items.find(({ weight }) => (rest -= weight) < 0) ?? items.at(-1);
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  /** `length` characters of the alphabet. */
  text(alphabet: string, length: number): string {
    let text = '';
    while (text.length < length) text += alphabet.charAt(Math.floor(this.fraction() * alphabet.length));
    return text;
  }

  /** 16 bytes as 22 URL-safe characters: the form of public ids. */
  token(): string {
    const bytes = Buffer.alloc(16);
    for (let offset = 0; offset < bytes.length; offset += 4) bytes.writeUInt32LE(this.bits(), offset);
    return bytes.toString('base64url');
  }

  private bits(): number {
    const state = this.state;
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const result = (a + b + counter) >>> 0;
    state[3] = counter + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + result;
    return result;
  }
}

/** FNV-1a, once for each part of the state. */
function hash(text: string, part: number): number {
  let value = 0x811c9dc5 ^ part;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
