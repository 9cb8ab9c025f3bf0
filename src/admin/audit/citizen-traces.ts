import { Injectable } from '@nestjs/common';
import { comparableName } from '../../domain/person-search.js';
import { parseTaxCode } from '../../domain/tax-code.js';
import { type PaymentTrace, PaymentTraces } from '../../payments/payment-traces.js';
import type { AuditSubject } from '../../shared/audit-trail/audit-entry.js';
import type { AuditTopics } from '../../shared/audit-trail/audit-filter.js';
import { type AuditPageRows, AuditReader } from '../../shared/audit-trail/audit-reader.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { actorOf } from '../access/actor.js';
import type { SignedIn } from '../staff.js';
import { PersonFilters } from '../transactions/person-filters.js';

export type CitizenProblem = 'MISSING' | 'TAX_CODE' | 'NO_PAYMENT';

/** Who saw or changed what of one citizen, or of one payment. */
export type CitizenTrail =
  | { readonly ok: true; readonly payments: number; readonly found: AuditPageRows }
  | { readonly ok: false; readonly problem: CitizenProblem };

const REFERENCE = /^[1-9]\d{0,9}$/;
const PAGE_SIZE = 100;
/** A search by name takes at least two letters. */
const MIN_NAME_LENGTH = 2;

/**
 * Answers who saw one citizen's data: the rows about the payments, and the searches that looked for the person, which
 * the trail keeps as keyed hashes. Who leafed through a list without looking for the person is not among them.
 */
@Injectable()
export class CitizenTraces {
  constructor(
    private readonly traces: PaymentTraces,
    private readonly persons: PersonFilters,
    private readonly reader: AuditReader,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * @param typed a tax code or a payment's reference. @param before the row to go on from. Recorded before it is shown.
   */
  async find(by: SignedIn, typed: string, before: number | undefined): Promise<CitizenTrail> {
    if (typed === '') return { ok: false, problem: 'MISSING' };
    return REFERENCE.test(typed) ? this.byReference(by, Number(typed), before) : this.byTaxCode(by, typed, before);
  }

  private async byReference(by: SignedIn, reference: number, before: number | undefined): Promise<CitizenTrail> {
    const trace = await this.traces.ofReference(reference);
    if (trace === undefined) return { ok: false, problem: 'NO_PAYMENT' };
    await this.record(by, { kind: 'payment', id: trace.publicId });
    return this.read([trace], [], before);
  }

  private async byTaxCode(by: SignedIn, typed: string, before: number | undefined): Promise<CitizenTrail> {
    const parsed = parseTaxCode(typed);
    if (!parsed.ok) return { ok: false, problem: 'TAX_CODE' };
    const taxCode = parsed.taxCode.value;
    const mark = this.persons.markOf({ by: 'taxCode', taxCode });
    await this.record(by, { kind: 'person', id: mark });
    const traces = await this.traces.ofTaxCode(taxCode);
    return this.read(traces, [mark, ...this.marksOf(traces)], before);
  }

  private async record(by: SignedIn, subject: AuditSubject): Promise<void> {
    await this.trail.recordAlone({ actor: actorOf(by), action: 'citizen-searched', subject, data: {} });
  }

  private async read(
    traces: readonly PaymentTrace[],
    marks: readonly string[],
    before: number | undefined,
  ): Promise<CitizenTrail> {
    const about: AuditTopics = {
      subjects: { payment: traces.map(({ publicId }) => publicId), person: marks },
      codes: traces.flatMap(({ reference, transactionCodes }) => [String(reference), ...transactionCodes]),
    };
    const found = await this.reader.page({ about }, { size: PAGE_SIZE, ...(before !== undefined && { before }) });
    return { ok: true, payments: traces.length, found };
  }

  /** The marks of every search by address or name that would have shown one of these payments. */
  private marksOf(traces: readonly PaymentTrace[]): string[] {
    const emails = new Set(traces.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])));
    const names = new Set(traces.flatMap(({ name }) => (name === null ? [] : beginningsOf(comparableName(name)))));
    return [
      ...Array.from(emails, (email) => this.persons.markOf({ by: 'email', email })),
      ...Array.from(names, (name) => this.persons.markOf({ by: 'name', name })),
    ];
  }
}

/** A name is found by its beginning. */
function beginningsOf(name: string): string[] {
  const letters = Array.from(name);
  return letters.map((_letter, index) => letters.slice(0, index + 1).join('')).slice(MIN_NAME_LENGTH - 1);
}
