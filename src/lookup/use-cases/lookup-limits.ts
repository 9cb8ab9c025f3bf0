import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AllowanceRule, retryAllowedAt, wholeAfterFailure } from '../../domain/failure-allowance.js';
import type { CheckedLookup } from '../../domain/lookup-form.js';
import { type Environment, required } from '../../env.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import type { Transaction } from '../../shared/database.js';
import { deriveKey } from '../../shared/derived-key.js';
import { clientNetwork } from '../../shared/http/client-network.js';
import {
  type Allowance,
  lockSubjects,
  readAllowances,
  type Subject,
  writeAllowances,
} from '../persistence/lookup-allowance.table.js';

const MINUTE_MS = 60_000;

/**
 * Failures only; who finds a payment is never limited. The reference is counted against guesses at somebody's tax code;
 * the tax code, which a name and a birthday give away, against trying one reference after the other; the address
 * against both. A library's or an office's many people share an address, so it has the largest allowance.
 */
const RULES = {
  address: { failures: 20, forgivenAfterMs: MINUTE_MS / 2 },
  reference: { failures: 5, forgivenAfterMs: MINUTE_MS },
  taxCode: { failures: 10, forgivenAfterMs: MINUTE_MS },
} as const satisfies Record<string, AllowanceRule>;

type Kind = keyof typeof RULES;

interface CountedSubject {
  readonly rule: AllowanceRule;
  readonly subject: Subject;
  readonly wholeAt: Date | null;
}

/** The limits on searches that find nothing, over all web processes together. To be used in one transaction. */
@Injectable()
export class LookupLimits {
  private readonly key: Buffer;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.key = deriveKey(required('SESSION_SECRET', environment.sessionSecret), 'lookup-subject');
  }

  /** What is known of the failures of these three; nobody else counts them until the transaction ends. */
  async open(tx: Transaction, lookup: CheckedLookup, address: string): Promise<CountedSubject[]> {
    const values: Record<Kind, string> = {
      address: clientNetwork(address),
      reference: String(lookup.reference),
      taxCode: lookup.taxCode,
    };
    const subjects = (Object.keys(RULES) as Kind[]).map((kind) => ({
      rule: RULES[kind],
      subject: this.hash(kind, values[kind]),
    }));
    const hashes = subjects.map(({ subject }) => subject);
    // Both are sent at once; PostgreSQL runs the second when the first has its locks.
    const [, allowances] = await Promise.all([lockSubjects(tx, hashes), readAllowances(tx, hashes)]);
    return subjects.map(({ rule, subject }) => ({ rule, subject, wholeAt: wholeAtOf(allowances, subject) }));
  }

  /** From when on one more search is allowed; null: now. */
  retryAt(counted: readonly CountedSubject[], now: Date): Date | null {
    const waits = counted.map(({ rule, wholeAt }) => retryAllowedAt(rule, wholeAt, now)?.getTime() ?? 0);
    const latest = Math.max(...waits);
    return latest === 0 ? null : new Date(latest);
  }

  /** Counts a search that found nothing. */
  async countFailure(tx: Transaction, counted: readonly CountedSubject[], now: Date): Promise<void> {
    const allowances = counted.map(({ rule, subject, wholeAt }) => ({
      subject,
      wholeAt: wholeAfterFailure(rule, wholeAt, now),
    }));
    await writeAllowances(tx, allowances, now);
  }

  private hash(kind: Kind, value: string): Subject {
    return createHmac('sha256', this.key).update(`${kind}|${value}`, 'utf8').digest();
  }
}

function wholeAtOf(allowances: readonly Allowance[], subject: Subject): Date | null {
  return allowances.find((allowance) => allowance.subject.equals(subject))?.wholeAt ?? null;
}
