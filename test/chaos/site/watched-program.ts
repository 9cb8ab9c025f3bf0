import { freePort } from '../../support/free-port.js';
import { PostgresLink } from '../wire/postgres-link.js';
import { PostgresWatcher } from '../wire/postgres-watcher.js';
import { joinToRedis } from '../wire/redis-link.js';
import { Relay } from '../wire/relay.js';
import type { TrapFinder } from '../wire/trap-finder.js';
import { ProcessClaims } from './process-claims.js';
import { SupervisedProgram, type ProgramPlan } from './supervised-program.js';

export interface WatchedProgramParts {
  readonly plan: ProgramPlan;
  readonly databaseUrl: URL;
  /** Undefined: the queue is in PostgreSQL. */
  readonly redisPort: number | undefined;
  readonly finder: TrapFinder;
  readonly redisRefused: () => void;
}

/** A web or worker process whose connections to PostgreSQL and Redis go through us. */
export class WatchedProgram extends SupervisedProgram {
  readonly claims = new ProcessClaims(() => this.life);
  private relays: readonly Relay[] = [];

  private constructor(
    readonly port: number,
    plan: ProgramPlan,
  ) {
    super(plan);
  }

  static async prepare({ plan, ...parts }: WatchedProgramParts): Promise<WatchedProgram> {
    const port = await freePort();
    const { databaseUrl, redisPort, finder } = parts;
    const databasePort = Number(databaseUrl.port);
    const kill = (): Promise<void> => program.kill();
    const toDatabase = await Relay.start(
      () => databasePort,
      (client, server) => new PostgresLink(client, server, new PostgresWatcher(finder, program.claims), kill),
    );
    const toRedis =
      redisPort === undefined
        ? undefined
        : await Relay.start(
            () => redisPort,
            (client, server) => joinToRedis(client, server, { finder, kill, refused: parts.redisRefused }),
          );
    const throughUs = new URL(databaseUrl);
    throughUs.port = String(toDatabase.port);
    const variables = {
      ...plan.variables,
      PORT: String(port),
      DATABASE_URL: throughUs.href,
      ...(toRedis && { REDIS_URL: `redis://127.0.0.1:${toRedis.port}` }),
    };
    const program = new WatchedProgram(port, { ...plan, variables });
    program.relays = toRedis === undefined ? [toDatabase] : [toDatabase, toRedis];
    return program;
  }

  override async stop(): Promise<void> {
    await super.stop();
    await Promise.all(this.relays.map((relay) => relay.close()));
  }
}
