import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PaymentTraces } from '../../../payments/payment-traces.js';
import type { AuditEntry } from '../../../shared/audit-trail/audit-entry.js';
import type { AuditAddress } from '../../audit/audit-address.js';
import { AuditRegister } from '../../audit/audit-register.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { auditView } from './audit.page.js';
import type { AuditNames } from './audit-lines.js';
import { presentAudit, type ShownAudit } from './audit.presenter.js';

/** Answers with the register: its own address, and the form on it that could not be accepted. */
@Injectable()
export class AuditPage {
  constructor(
    private readonly register: AuditRegister,
    private readonly traces: PaymentTraces,
    private readonly staff: StaffStore,
  ) {}

  async send(reply: FastifyReply, by: SignedIn, address: AuditAddress, refused?: ShownAudit['refused']): Promise<void> {
    const request = await this.register.understand(by, address);
    const found = request.ok ? await this.register.find(request.filter, request.page) : request;
    const [accounts, names] = await Promise.all([
      this.staff.list(),
      this.namesOf('problems' in found ? [] : found.rows),
    ]);
    const page = presentAudit({ by, address, accounts, found, names, ...(refused && { refused }) });
    await renderAdminPage(reply.status(request.ok && refused === undefined ? 200 : 422), auditView, page);
  }

  /** What payments and accounts of these rows are called. */
  async namesOf(rows: readonly AuditEntry[]): Promise<AuditNames> {
    const payments = rows.flatMap(({ subject }) => (subject?.kind === 'payment' ? [subject.id] : []));
    const [references, accounts] = await Promise.all([this.traces.references(payments), this.staff.list()]);
    return { references, usernames: new Map(accounts.map(({ id, username }) => [String(id), username])) };
  }
}
