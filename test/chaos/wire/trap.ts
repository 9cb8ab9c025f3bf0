/**
 * The moments at which a process may be struck. Before: the statement has not reached the server. After: the
 * server has done it and answered, and the process has not heard of it.
 */
export type TrapPoint =
  | 'before-record'
  | 'before-commit'
  | 'after-commit'
  | 'before-add'
  | 'after-add'
  | 'before-told'
  | 'before-claim'
  | 'after-claim'
  | 'before-sent';

/** Waits at one point for one payment or order, and does something once. */
export interface Trap {
  readonly point: TrapPoint;
  /** An order's code where an outcome is recorded, else a payment's public id. */
  readonly key: string;
  /** Done while the process waits for what was held back. `kill` ends that process and everything it was doing. */
  readonly spring: (kill: () => Promise<void>) => Promise<void>;
}

/** The traps that are set. */
export class Traps {
  private readonly set = new Map<string, Trap>();

  add(trap: Trap): void {
    this.set.set(nameOf(trap.point, trap.key), trap);
  }

  /** Whether a look is worth it: most statements concern no trap at all. */
  has(point: TrapPoint): boolean {
    return [...this.set.values()].some((trap) => trap.point === point);
  }

  /** The trap for this, which is not set any more. */
  take(point: TrapPoint, key: string | undefined): Trap | undefined {
    if (key === undefined) return undefined;
    const name = nameOf(point, key);
    const trap = this.set.get(name);
    this.set.delete(name);
    return trap;
  }

  /** What never happened. */
  get waiting(): readonly Trap[] {
    return [...this.set.values()];
  }
}

function nameOf(point: TrapPoint, key: string): string {
  return `${point} ${key}`;
}
