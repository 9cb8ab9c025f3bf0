import type { Language } from './language.js';
import { api } from './it/api.js';
import { away } from './it/away.js';
import { catalog } from './it/catalog.js';
import { errors } from './it/errors.js';
import { information } from './it/information.js';
import { layout } from './it/layout.js';
import { lookup } from './it/lookup.js';
import { payments } from './it/payments.js';
import { receipts } from './it/receipts.js';

/** What pages and e-mails say in Italian. It is the model: every other dictionary has the same entries. */
export const it = {
  language: 'it' as Language,
  api,
  away,
  layout,
  lookup,
  catalog,
  payments,
  receipts,
  errors,
  information,
};
