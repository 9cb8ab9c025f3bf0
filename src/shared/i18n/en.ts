import { api } from './en/api.js';
import { away } from './en/away.js';
import { catalog } from './en/catalog.js';
import { errors } from './en/errors.js';
import { information } from './en/information.js';
import { layout } from './en/layout.js';
import { lookup } from './en/lookup.js';
import { payments } from './en/payments.js';
import { receipts } from './en/receipts.js';
import type { it } from './it.js';

/** What pages and e-mails say in English. */
export const en: typeof it = {
  language: 'en',
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
