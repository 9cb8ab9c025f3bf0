import { PassThrough, type Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AccountingDays } from '../../domain/accounting-view.js';
import type { Environment } from '../../env.js';
import { PaymentSearch } from '../../payments/payment-search.js';
import type { AuditData } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { timeText } from '../../shared/http/pages/time-text.js';
import { errorCodeOf } from '../../shared/error-code.js';
import { actorOf } from '../access/actor.js';
import { dayText } from '../http/words/short-time.js';
import { roleLabel } from '../../shared/staff-role-labels.js';
import type { SignedIn } from '../staff.js';
import type { RegisterHeading } from './register-book.js';
import { ReaderGone, writeRegister } from './write-register.js';

/** Bytes that wait for a slow reader before the next page is made. */
const BUFFER_BYTES = 256 * 1024;

/**
 * The "registro degli incassi": every payment that was collected on some days, oldest first, for whoever checks the
 * books.
 */
@Injectable()
export class MakeRegister {
  private readonly logger = new Logger(MakeRegister.name);

  constructor(
    private readonly payments: PaymentSearch,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * The file's bytes as they are made. The trail gets its hash before the last byte leaves: who has a whole file finds
   * it there. A file that nobody took to the end is recorded without one.
   */
  start(by: SignedIn, days: AccountingDays): Readable {
    const out = new PassThrough({ highWaterMark: BUFFER_BYTES });
    this.make(by, days, out).then(
      () => out.end(),
      (error: unknown) => {
        if (!(error instanceof ReaderGone))
          this.logger.error({ code: errorCodeOf(error) }, 'a register was not finished');
        out.destroy(error as Error);
      },
    );
    return out;
  }

  private async make(by: SignedIn, days: AccountingDays, out: PassThrough): Promise<void> {
    const rows = this.payments.stream(
      { ...days, statuses: ['paid', 'partially_refunded', 'refunded'] },
      'oldest-first',
    );
    const author = this.environment.ente.name;
    try {
      const made = await writeRegister(rows, out, {
        heading: this.headingOf(by, days),
        author,
      });
      const { payments, totalCents } = made.total;
      await this.record(by, { ...days, payments, totalCents, pages: made.pages, sha256: made.sha256 });
    } catch (error) {
      await this.record(by, { ...days, isComplete: false });
      throw error;
    }
  }

  private headingOf({ account }: SignedIn, { from, to }: AccountingDays): RegisterHeading {
    const ente = this.environment.ente.name;
    const period = `dal ${dayText(from)} al ${dayText(to)}`;
    const made = `Fatto il ${timeText(this.clock.now()).text} da ${account.fullName} (${roleLabel(account.role).toLowerCase()})`;
    return {
      title: `Registro degli incassi, ${period}`,
      lead: `${ente}. Pagamenti incassati, per data del pagamento in Italia, dal più vecchio. ${made}.`,
      foot: `${ente} – Registro degli incassi, ${period}.`,
    };
  }

  private async record(by: SignedIn, data: AuditData): Promise<void> {
    await this.trail.recordAlone({ actor: actorOf(by), action: 'register-made', subject: null, data });
  }
}
