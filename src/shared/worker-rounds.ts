import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database, type Statement } from './database.js';

/** What workers do over and over. */
export type WorkerRound = 'sweep' | 'bank-folder';

/** A round is written down at most once in this time, in milliseconds: whoever looks wants minutes, not seconds. */
const NOTE_EVERY_MS = 10_000;

const NOTE: Statement = {
  name: 'worker_round_note',
  text: `
    insert into worker_round (name, at) values ($1, $2)
    on conflict (name) do update set at = $2 where worker_round.at <= $3`,
};

const LAST: Statement = { name: 'worker_round_last', text: 'select at from worker_round where name = $1' };

/** When workers made their rounds, for whoever is not one of them. */
@Injectable()
export class WorkerRounds {
  private notedAt: Date | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A round was made just now. */
  async note(round: WorkerRound): Promise<void> {
    const now = this.clock.now();
    const due = new Date(now.getTime() - NOTE_EVERY_MS);
    if (this.notedAt !== undefined && this.notedAt > due && this.notedAt <= now) return;
    await this.database.query(NOTE, [round, now, due]);
    this.notedAt = now;
  }

  /** Of any worker, to some seconds; null while there was none. */
  async last(round: WorkerRound): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(LAST, [round]);
    return row?.at ?? null;
  }
}
