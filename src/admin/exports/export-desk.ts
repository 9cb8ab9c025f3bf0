import { Injectable } from '@nestjs/common';
import { isAllowed } from '../../domain/staff-permissions.js';
import { DirectExports, type OpenedExport } from '../../exports/direct-exports.js';
import type { ExportFormat } from '../../exports/export-format.js';
import { ExportLog } from '../../exports/export-log.js';
import { type ExportRecord, ExportRecords } from '../../exports/export-records.js';
import type { AnySource } from '../../exports/export-source.js';
import { ExportSources } from '../../exports/export-sources.js';
import { KeptFiles } from '../../exports/kept-files.js';
import { QueuedExports, type QueuedExport } from '../../exports/queued-exports.js';
import { actorOf } from '../access/actor.js';
import { readAuditAddress } from '../audit/audit-address.js';
import { AuditRegister } from '../audit/audit-register.js';
import { readRefundsAddress } from '../refunds-address.js';
import type { SignedIn } from '../staff.js';
import { parseListAddress } from '../transactions/list-address.js';
import { TransactionList } from '../transactions/transaction-list.js';
import { readWorklistAddress } from '../worklist-address.js';

/** The lists that pages offer as files. */
export const EXPORTED_LISTS = ['transactions', 'refunds', 'bank-lines', 'worklist', 'audit-trail'] as const;
export type ExportedList = (typeof EXPORTED_LISTS)[number];

/** What staff do with lists as files: each sees the exports that they may see. */
@Injectable()
export class ExportDesk {
  constructor(
    private readonly list: TransactionList,
    private readonly register: AuditRegister,
    private readonly sources: ExportSources,
    private readonly direct: DirectExports,
    private readonly queued: QueuedExports,
    private readonly records: ExportRecords,
    private readonly files: KeptFiles,
    private readonly log: ExportLog,
  ) {}

  /** The list under the filter of an address; undefined when the address asks for nothing that can be understood. */
  async source(by: SignedIn, list: ExportedList, query: string): Promise<AnySource | undefined> {
    if (list === 'refunds') return this.sources.refunds({ group: readRefundsAddress(valuesIn(query)).group });
    if (list === 'bank-lines') return this.sources.bankLines({ isOpenOnly: valuesIn(query)['aperti'] === '1' });
    if (list === 'worklist') {
      return this.sources.worklist(readWorklistAddress(valuesIn(query), by.account.id));
    }
    if (list === 'audit-trail') {
      const asked = readAuditAddress(valuesIn(query));
      const request = await this.register.understand(by, asked);
      return request.ok ? this.sources.auditTrail(request.filter) : undefined;
    }
    const { read } = await this.list.understand(by, { ...parseListAddress(query), cursor: '', size: '' });
    if (!read.ok) return undefined;
    // Whom they look for is in the trail under a mark, as for the page: who saw a citizen can be found.
    await this.list.recordView(by, read.filter);
    return this.sources.transactions(read.filter);
  }

  async open(by: SignedIn, source: AnySource, format: ExportFormat): Promise<OpenedExport> {
    return this.direct.open(actorOf(by), source, format);
  }

  async queue(by: SignedIn, source: AnySource, format: ExportFormat): Promise<QueuedExport> {
    return this.queued.request(actorOf(by), source, format);
  }

  /** The latest that somebody may see: clerks their own, the others everybody's. */
  async latest(by: SignedIn): Promise<ExportRecord[]> {
    return this.records.latest(seesAll(by) ? undefined : by.account.id);
  }

  /** Null when there is none that they may see. */
  async find(by: SignedIn, publicId: string): Promise<ExportRecord | null> {
    const record = await this.records.find(publicId);
    return record !== null && (seesAll(by) || record.makerId === by.account.id) ? record : null;
  }

  /** The text of the manifest of an export that they may see. */
  async manifestOf(by: SignedIn, publicId: string): Promise<string | null> {
    const record = await this.find(by, publicId);
    return record === null ? null : this.records.manifestOf(publicId);
  }

  /** The content of a file that is kept; that it was fetched is recorded first. */
  async fetch(by: SignedIn, { id, publicId, bytes }: ExportRecord): Promise<AsyncGenerator<Buffer>> {
    await this.log.recordFetch(actorOf(by), publicId);
    return this.files.content(id, bytes ?? 0);
  }
}

function valuesIn(query: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(query));
}

/** Whether they see what others have exported: those who may read what others did. */
export function seesAll({ account }: SignedIn): boolean {
  return isAllowed(account.role, 'read-audit');
}

/** Whether the file of an export can be fetched. */
export function isKept({ way, state, isExpired, expiresAt }: ExportRecord, now: Date): boolean {
  return way === 'queue' && state === 'finished' && !isExpired && expiresAt !== null && expiresAt > now;
}
