import { until } from '../../support/until.js';
import type { SeenPage } from '../../support/citizen.js';
import { terminateSessions } from '../site/database-server.js';
import type { Strike } from './strike.js';

const ADDED_WITHIN_MS = 8_000;

/** A process dies when the COMMIT of the outcome has not reached the server, or when its answer has not come back. */
export function killAtCommit(strike: Strike, side: 'before-commit' | 'after-commit'): Promise<SeenPage> {
  strike.killAt(side, strike.parts.order.orderCode);
  return strike.pay();
}

/** The mail server has answered 250, and the mark of the delivery does not reach the database. */
export function killAfterMail(strike: Strike): Promise<SeenPage> {
  strike.killAt('before-sent', strike.parts.order.publicId);
  return strike.pay();
}

/** The delivery was handed over in PostgreSQL, and its job does not reach the queue. */
export function killBeforeAdd(strike: Strike): Promise<SeenPage> {
  strike.killAt('before-add', strike.parts.order.publicId);
  return strike.pay();
}

/** The queue has the job, and the outbox row is not marked: the mark is held back until the job is there. */
export function killAfterAdd(strike: Strike): Promise<SeenPage> {
  const { publicId } = strike.parts.order;
  let isAdded = false;
  strike.trap('after-add', publicId, () => {
    isAdded = true;
    return Promise.resolve();
  });
  strike.trap('before-told', publicId, async (kill) => {
    await until('the job is in the queue', () => isAdded, ADDED_WITHIN_MS).catch(() => undefined);
    if (!isAdded) return;
    strike.struck();
    strike.parts.injections.disturbed();
    await kill();
  });
  return strike.pay();
}

/** The database goes away while a transaction holds the payment and has written nothing yet. */
export function breakDatabase(strike: Strike, how: 'restart' | 'sessions'): Promise<SeenPage> {
  const { order, injections, storms } = strike.parts;
  strike.trap('before-record', `${order.orderCode} notification`, () =>
    storms.run(async () => {
      injections.disturbed();
      if (how === 'restart') await strike.site.database.restart();
      else await terminateSessions(strike.site.sql);
      injections.disturbed();
      strike.struck();
    }),
  );
  return strike.pay();
}
