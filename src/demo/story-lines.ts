import type { PaymentStory } from './payment-story.js';
import type { SeededChance } from './seeded-chance.js';

/** One way in which payments go, and how many of a thousand go so. */
export interface StoryLine {
  readonly name: string;
  readonly weight: number;
  /** When it begins: now, for what the bank has not had the time to answer. */
  readonly when: 'any-time' | 'just-now';
  readonly tell: (story: PaymentStory, chance: SeededChance) => void;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** The longest story is over after this time; none begins later than so long before the end of the data. */
export const LONGEST_STORY_MS = 3 * 60 * MINUTE_MS;

export const STORY_LINES: readonly StoryLine[] = [
  anyTime('paid', 893, (story, chance) => {
    pay(story, chance, takesAWhile(story, chance));
  }),
  anyTime('refused', 18, (story, chance) => {
    refuse(story, takesAWhile(story, chance));
  }),
  anyTime('refused-then-paid', 24, (story, chance) => {
    refuse(story, takesAWhile(story, chance));
    comeBack(story, chance);
    pay(story, chance, takesAWhile(story, chance));
  }),
  anyTime('cancelled', 22, (story, chance) => {
    settleLast(story, 'cancelled', takesAWhile(story, chance));
  }),
  anyTime('cancelled-then-paid', 5, (story, chance) => {
    settleLast(story, 'cancelled', takesAWhile(story, chance));
    comeBack(story, chance);
    pay(story, chance, takesAWhile(story, chance));
  }),
  anyTime('expired', 27, (story, chance) => {
    story.expireUnknown(last(story), afterBankTime(story, chance));
  }),
  anyTime('late-paid', 4, (story, chance) => {
    const closedAt = afterBankTime(story, chance);
    story.expireUnknown(last(story), closedAt);
    const at = later(closedAt, chance.between(10, 50) * MINUTE_MS);
    story.settle(last(story), 'paid', { source: 'query', outcome: 'paid', at });
  }),
  anyTime('paid-twice', 2, (story, chance) => {
    const first = last(story);
    story.expireUnknown(first, afterBankTime(story, chance));
    comeBack(story, chance);
    const paidAt = takesAWhile(story, chance);
    pay(story, chance, paidAt);
    const at = later(paidAt, chance.between(5, 40) * MINUTE_MS);
    story.settle(first, 'excess_paid', { source: 'query', outcome: 'paid', at });
  }),
  anyTime('doubted', 3, (story, chance) => {
    const at = takesAWhile(story, chance);
    const amountCents = story.birth.totalCents + chance.between(1, 500);
    const word = { source: 'notification', outcome: 'paid', at, amountCents } as const;
    story.doubt(last(story), word, later(at, 6 * 60 * MINUTE_MS));
  }),
  { name: 'waiting', weight: 2, when: 'just-now', tell: () => undefined },
];

function anyTime(name: string, weight: number, tell: StoryLine['tell']): StoryLine {
  return { name, weight, when: 'any-time', tell };
}

/** The notification comes first, and most browsers come back too. */
function pay(story: PaymentStory, chance: SeededChance, at: Date): void {
  story.settle(last(story), 'paid', { source: 'notification', outcome: 'paid', at });
  if (chance.happens(0.8)) story.repeat(last(story), 'return', later(at, chance.between(1, 9) * SECOND_MS));
}

function refuse(story: PaymentStory, at: Date): void {
  story.settle(last(story), 'refused', { source: 'notification', outcome: 'declined', at });
}

function settleLast(story: PaymentStory, status: 'cancelled', at: Date): void {
  story.settle(last(story), status, { source: 'query', outcome: status, at });
}

function comeBack(story: PaymentStory, chance: SeededChance): void {
  story.openAttempt(later(story.updatedAt, chance.between(1, 20) * MINUTE_MS));
}

function takesAWhile(story: PaymentStory, chance: SeededChance): Date {
  return later(last(story).openedAt, chance.between(40, 420) * SECOND_MS);
}

function afterBankTime(story: PaymentStory, chance: SeededChance): Date {
  return later(last(story).expiresAt, chance.between(125, 240) * SECOND_MS);
}

function later(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

function last(story: PaymentStory): PaymentStory['attempts'][number] {
  const attempt = story.attempts.at(-1);
  if (attempt === undefined) throw new Error('a story without an order');
  return attempt;
}
