import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { AuditEntry } from '../../shared/audit-trail/audit-entry.js';
import { readAuditHead, streamAuditEntries } from '../../shared/audit-trail/audit-table.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { listAuditSeals } from '../../shared/audit-trail/seal-table.js';
import { type AuditVerdict, verifyAuditChain } from '../../shared/audit-trail/verify-audit-chain.js';
import { Clock } from '../../shared/clock.js';
import { Database, type Executor } from '../../shared/database.js';
import { ReadingDatabase } from '../../shared/reading-database.js';
import { actorOf } from '../access/actor.js';
import { VerificationStore } from '../persistence/verification.store.js';
import type { SignedIn } from '../staff.js';

/** How often it says how far it has come. */
const NOTE_EVERY = 5_000;
/** Not heard of for so long, its process is gone. */
const LOST_MS = 120_000;
/** How long a page waits for the result before it shows the progress. */
const PATIENCE_MS = 1_500;

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Follows the whole chain beside the pages, in memory that does not grow, on the staff's connections. One runs at a
 * time; whoever asks meanwhile is shown that one. Its result is a row of the trail.
 */
@Injectable()
export class VerifyAudit implements BeforeApplicationShutdown {
  private readonly logger = new Logger(VerifyAudit.name);
  private readonly reading: Executor;
  private running: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    reading: ReadingDatabase,
    private readonly store: VerificationStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {
    this.reading = { query: (statement, values) => reading.read({ text: statement.text, values }) };
  }

  /** Starts one unless one runs, and waits a moment for it: of a short trail the result is there. */
  async start(by: SignedIn): Promise<void> {
    const at = this.clock.now();
    const { sequence } = await readAuditHead(this.reading);
    const lostBefore = new Date(at.getTime() - LOST_MS);
    const id = await this.store.begin(by.account.id, at, sequence, lostBefore);
    if (id === undefined) return;
    this.running = this.run(by, id);
    await withinPatience(this.running);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  private async run(by: SignedIn, id: number): Promise<void> {
    try {
      const verdict = await this.verify(id);
      await this.database.transaction(async (tx) => {
        await this.store.end(tx, id, verdict, this.clock.now());
        await this.trail.record(tx, {
          actor: actorOf(by),
          action: 'audit-verified',
          subject: { kind: 'verification', id: String(id) },
          data: resultOf(verdict),
        });
      });
    } catch (error) {
      if (!(error instanceof Stopped)) this.logger.error({ err: error }, 'the audit trail could not be verified');
      await this.store.stop(id);
    }
  }

  private async verify(id: number): Promise<AuditVerdict> {
    // The head first: what is appended from now on lies beyond it.
    const head = await readAuditHead(this.reading);
    const seals = await listAuditSeals(this.reading);
    return verifyAuditChain(this.noted(id, streamAuditEntries(this.reading)), { seals, head });
  }

  private async *noted(id: number, entries: AsyncIterable<AuditEntry>): AsyncGenerator<AuditEntry> {
    let checked = 0;
    for await (const entry of entries) {
      yield entry;
      checked += 1;
      if (checked % NOTE_EVERY !== 0) continue;
      if (this.isStopping) throw new Stopped('the process ends');
      await this.store.note(id, checked, this.clock.now());
    }
  }
}

function resultOf(verdict: AuditVerdict): Readonly<Record<string, string | number | boolean>> {
  if (!verdict.isIntact) return { isIntact: false, sequence: verdict.sequence, reason: verdict.reason };
  return { isIntact: true, entries: verdict.entries, seals: verdict.seals };
}

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
