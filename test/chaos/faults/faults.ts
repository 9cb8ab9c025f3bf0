import type { SeenPage } from '../../support/citizen.js';
import { killBank, obstructQuestions, spoilMessages } from './bank-faults.js';
import type { FaultName } from './fault-names.js';
import { refuseMail, stopMail } from './mail-faults.js';
import { breakDatabase, killAfterAdd, killAfterMail, killAtCommit, killBeforeAdd } from './process-faults.js';
import { fillRedis, flushRedis, restartRedis } from './redis-faults.js';
import type { Strike } from './strike.js';

const LATE_MS = 2 * 60_000;
const OTHER_AMOUNT = { tamper: { AMOUNT: '1' } };

/** Lays each fault in this payment's way and lets the citizen pay; the last page that the citizen sees. */
export const strikeWith: Record<FaultName, (strike: Strike) => Promise<SeenPage>> = {
  'web-before-commit': (strike) => killAtCommit(strike, 'before-commit'),
  'web-after-commit': (strike) => killAtCommit(strike, 'after-commit'),
  'worker-after-mail': killAfterMail,
  'relay-before-add': killBeforeAdd,
  'relay-after-add': killAfterAdd,
  'postgres-restart': (strike) => breakDatabase(strike, 'restart'),
  'postgres-sessions': (strike) => breakDatabase(strike, 'sessions'),
  'redis-restart': restartRedis,
  'redis-flush': flushRedis,
  'redis-full': fillRedis,
  'smtp-down': (strike) => stopMail(strike, 'down'),
  'smtp-sender-5xx': (strike) => stopMail(strike, 'no-sender'),
  'smtp-4xx': (strike) => refuseMail(strike, twice({ code: 451, at: 'message' })),
  'smtp-5xx': (strike) => refuseMail(strike, [{ code: 550, at: 'recipient' }]),
  'smtp-hang': (strike) => refuseMail(strike, [{ at: 'never' }]),
  'bank-down': killBank,
  'bank-slow': (strike) => obstructQuestions(strike, ['slow']),
  'bank-nonsense': (strike) => obstructQuestions(strike, ['html', 'half']),
  'bank-503': (strike) => obstructQuestions(strike, twice('status-503')),
  'bank-bad-mac': (strike) => obstructQuestions(strike, twice('bad-mac')),
  'notification-dropped': (strike) => spoilMessages(strike, { notification: { drop: true } }),
  'notification-20-copies': (strike) => spoilMessages(strike, { notification: { copies: 20 } }),
  'notification-forged': (strike) =>
    spoilMessages(strike, { notification: OTHER_AMOUNT, browserReturn: { drop: true } }),
  'notification-mismatch': (strike) =>
    spoilMessages(strike, { notification: { ...OTHER_AMOUNT, resign: true, copies: 2 } }),
  'notification-delayed': (strike) =>
    spoilMessages(strike, { notification: { delayMs: LATE_MS }, browserReturn: { drop: true } }),
  'return-first': (strike) => spoilMessages(strike, { browserReturn: { beforeNotification: true } }),
  'return-dropped': (strike) => spoilMessages(strike, { browserReturn: { drop: true } }),
  'return-forged': (strike) =>
    spoilMessages(strike, { notification: { delayMs: LATE_MS }, browserReturn: { badMac: true } }),
  'nothing-comes-back': (strike) =>
    spoilMessages(strike, { notification: { drop: true }, browserReturn: { drop: true } }),
};

function twice<Item>(item: Item): Item[] {
  return [item, item];
}
