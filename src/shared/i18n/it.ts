import type { Language } from './language.js';
import { layout } from './it/layout.js';

/** What pages and e-mails say in Italian. It is the model: every other dictionary has the same entries. */
export const it = { language: 'it' as Language, layout };
