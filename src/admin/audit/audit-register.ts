import { Injectable } from '@nestjs/common';
import { parseDay } from '../../domain/calendar-day.js';
import { isAllowed } from '../../domain/staff-permissions.js';
import { PaymentTraces } from '../../payments/payment-traces.js';
import { AUDIT_ACTIONS } from '../../shared/audit-trail/audit-entry.js';
import type { AuditFilter, AuditPageRequest, AuditTopics } from '../../shared/audit-trail/audit-filter.js';
import { type AuditPageRows, AuditReader } from '../../shared/audit-trail/audit-reader.js';
import { isToken } from '../../shared/ids.js';
import { StaffStore } from '../persistence/staff.store.js';
import type { SignedIn } from '../staff.js';
import type { AuditAddress } from './audit-address.js';

/** What of an address cannot be read. */
export interface AuditProblem {
  readonly field: 'from' | 'to' | 'actor' | 'action' | 'subject';
  readonly code: 'DAY' | 'REVERSED' | 'UNKNOWN' | 'UNKNOWN_SUBJECT';
}

export type AuditRequest =
  | { readonly ok: true; readonly filter: AuditFilter; readonly page: AuditPageRequest }
  | { readonly ok: false; readonly problems: readonly AuditProblem[] };

const PAGE_SIZE = 50;
const WHOLE_NUMBER = /^[1-9]\d{0,14}$/;

/** The trail as each member of staff may read it: those who may not read all of it see what they did themselves. */
@Injectable()
export class AuditRegister {
  constructor(
    private readonly reader: AuditReader,
    private readonly traces: PaymentTraces,
    private readonly staff: StaffStore,
  ) {}

  /** What an address asks for. What is wrong in it is a problem, never left out. */
  async understand(by: SignedIn, address: AuditAddress): Promise<AuditRequest> {
    const { from, to, action } = address;
    const actor = actorOfAddress(address.actor);
    const about = address.subject === '' ? undefined : await this.topicsOf(address.subject);
    const problems: AuditProblem[] = [
      ...dayProblems(from, to),
      ...(address.actor !== '' && actor === undefined ? [{ field: 'actor', code: 'UNKNOWN' } as const] : []),
      ...(action === '' || isAction(action) ? [] : [{ field: 'action', code: 'UNKNOWN' } as const]),
      ...(about === null ? [{ field: 'subject', code: 'UNKNOWN_SUBJECT' } as const] : []),
    ];
    if (problems.length > 0) return { ok: false, problems };
    const filter: AuditFilter = {
      ...(from !== '' && { from }),
      ...(to !== '' && { to }),
      ...(action !== '' && { action }),
      ...(about && { about }),
      ...(actor && { actor }),
      ...(!readsAll(by) && { actor: { kind: 'staff', id: by.account.id } }),
    };
    return { ok: true, filter, page: { size: PAGE_SIZE, ...placeOf(address) } };
  }

  async find(filter: AuditFilter, page: AuditPageRequest): Promise<AuditPageRows> {
    return this.reader.page(filter, page);
  }

  /** By a payment's reference or id, or a username; null when there is no such thing. */
  private async topicsOf(text: string): Promise<AuditTopics | null> {
    if (WHOLE_NUMBER.test(text)) {
      const trace = await this.traces.ofReference(Number(text));
      return trace === undefined ? null : { subjects: { payment: [trace.publicId] }, codes: [text] };
    }
    if (isToken(text)) return { subjects: { payment: [text] }, codes: [] };
    const account = await this.staff.findByUsername(text.toLowerCase());
    return account === undefined ? null : { subjects: { staff: [String(account.id)] }, codes: [] };
  }
}

/** Whether they may read what others did. */
export function readsAll({ account }: SignedIn): boolean {
  return isAllowed(account.role, 'read-audit');
}

function actorOfAddress(text: string): AuditFilter['actor'] {
  if (text === 'system' || text === 'cli') return { kind: text };
  return WHOLE_NUMBER.test(text) ? { kind: 'staff', id: Number(text) } : undefined;
}

function isAction(text: string): boolean {
  return (AUDIT_ACTIONS as readonly string[]).includes(text);
}

function placeOf({ before, after }: AuditAddress): { readonly before?: number; readonly after?: number } {
  if (WHOLE_NUMBER.test(before)) return { before: Number(before) };
  return WHOLE_NUMBER.test(after) ? { after: Number(after) } : {};
}

function dayProblems(from: string, to: string): AuditProblem[] {
  const typed = { from, to };
  const wrong = (['from', 'to'] as const).filter(
    (field) => typed[field] !== '' && parseDay(typed[field]) === undefined,
  );
  if (wrong.length > 0) return wrong.map((field) => ({ field, code: 'DAY' }));
  return from !== '' && to !== '' && to < from ? [{ field: 'to', code: 'REVERSED' }] : [];
}
