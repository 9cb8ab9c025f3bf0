import type { Check } from './check.js';
import { outboxCheck, overdueCheck, staffCheck } from './checks/backlog.check.js';
import { connectionsCheck, databaseServerCheck } from './checks/database.check.js';
import { assetsCheck, diskCheck } from './checks/machine.check.js';
import { queueCheck } from './checks/queue.check.js';
import { settingsCheck } from './checks/settings.check.js';

/**
 * What can be looked at while somebody waits for a page: neither bank nor mail server is asked, no history is followed.
 */
export const QUICK_CHECKS: readonly Check[] = [
  settingsCheck,
  databaseServerCheck,
  connectionsCheck,
  queueCheck,
  outboxCheck,
  overdueCheck,
  staffCheck,
  diskCheck,
  assetsCheck,
];
