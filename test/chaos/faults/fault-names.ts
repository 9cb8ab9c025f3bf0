/** Where BullMQ keeps its jobs in a run. */
export type QueueKind = 'postgresql' | 'redis';

export interface FaultFacts {
  readonly does: string;
  /** Payments that it strikes in relation to the other faults: those that end a process are dear. */
  readonly weight: number;
  /** Undefined: makes sense with every queue. */
  readonly queue?: QueueKind;
}

const DEAR = 1;
const CHEAP = 3;

/** Every fault, by its name on the command line and in the table. */
const FAULTS = {
  'web-before-commit': {
    does: 'process killed when the COMMIT of an outcome is about to reach PostgreSQL',
    weight: DEAR,
  },
  'web-after-commit': {
    does: 'process killed when PostgreSQL has committed an outcome and the answer is under way',
    weight: DEAR,
  },
  'worker-after-mail': {
    does: "worker killed between the mail server's 250 and the commit of the delivery",
    weight: DEAR,
  },
  'relay-before-add': { does: 'worker killed when a job is about to reach the queue', weight: DEAR },
  'relay-after-add': {
    does: 'worker killed between the answer to the job and the mark on the outbox row',
    weight: DEAR,
  },
  'postgres-restart': {
    does: 'PostgreSQL stopped at once (immediate) during an outcome, and started again',
    weight: DEAR,
  },
  'postgres-sessions': { does: 'every session of the portal terminated during an outcome', weight: DEAR },
  'redis-restart': { does: 'Redis killed before a payment, started again after it', weight: DEAR, queue: 'redis' },
  'redis-flush': { does: 'FLUSHALL right after a job was added', weight: DEAR, queue: 'redis' },
  'redis-full': { does: 'Redis out of memory (noeviction) until it has refused a job', weight: DEAR, queue: 'redis' },
  'smtp-down': { does: 'nobody listens on the port of the mail server until a receipt could not leave', weight: DEAR },
  'smtp-4xx': { does: 'mail server answers 451 to the message, twice', weight: CHEAP },
  'smtp-5xx': { does: 'mail server refuses the recipient (550); the citizen asks again later', weight: CHEAP },
  'smtp-sender-5xx': { does: 'mail server refuses every sender (554) until a receipt could not leave', weight: DEAR },
  'smtp-hang': { does: 'mail server takes the message and never answers', weight: CHEAP },
  'bank-down': {
    does: "bank's process killed when the portal asks about a charged card, then started again",
    weight: DEAR,
  },
  'bank-slow': { does: 'no proof comes back, and the bank answers questions after 4 s', weight: CHEAP },
  'bank-nonsense': {
    does: 'no proof comes back; questions are answered with a page of HTML, then with half a reply',
    weight: CHEAP,
  },
  'bank-503': { does: 'no proof comes back; questions are answered with 503, twice', weight: CHEAP },
  'bank-bad-mac': { does: 'no proof comes back; answers carry a wrong MAC, twice', weight: CHEAP },
  'notification-dropped': { does: 'no notification', weight: CHEAP },
  'notification-20-copies': { does: 'twenty copies of the notification at once', weight: CHEAP },
  'notification-forged': { does: 'amount changed on the way, signature no longer right, no return', weight: CHEAP },
  'notification-mismatch': { does: 'another amount under a right signature, twice', weight: CHEAP },
  'notification-delayed': { does: 'notification two minutes late, no return', weight: CHEAP },
  'return-first': { does: 'the browser is back before the notification', weight: CHEAP },
  'return-dropped': { does: 'the browser stays at the bank', weight: CHEAP },
  'return-forged': { does: 'signature of the return is wrong, notification late', weight: CHEAP },
  'nothing-comes-back': { does: 'neither notification nor return', weight: CHEAP },
} as const satisfies Record<string, FaultFacts>;

export type FaultName = keyof typeof FAULTS;

export function faultsFor(queue: QueueKind): FaultName[] {
  const all = Object.entries(FAULTS) as [FaultName, FaultFacts][];
  return all.filter(([, facts]) => facts.queue === undefined || facts.queue === queue).map(([name]) => name);
}

export function factsOf(name: FaultName): FaultFacts {
  return FAULTS[name];
}
