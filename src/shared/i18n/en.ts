import { layout } from './en/layout.js';
import type { Texts } from './texts.js';

/** What pages and e-mails say in English. */
export const en: Texts = { language: 'en', layout };
