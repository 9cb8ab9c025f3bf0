import type { CommissionText } from '../../shared/http/pages/commission-text.js';
import type { Page } from '../../shared/http/pages/page.js';
import { defineView } from '../../shared/http/pages/view.js';

/** Phase 1: the services that can be paid. Its h1 is the portal's name; `title` is for the browser's bar only. */
export interface HomePage extends Page {
  /** The general rate; null when paying costs nothing more. */
  readonly commission: CommissionText | null;
  /** What was searched, as typed; empty when nothing was. */
  readonly query: string;
  /** The services that answer the search, all of them without one. */
  readonly services: readonly ServiceCard[];
}

export interface ServiceCard {
  /** "REFEZIONE SCOLASTICA" */
  readonly name: string;
  /** One line on who pays it and what for. */
  readonly description: string;
  /** What it costs, told before starting: "Commissione 1,522843%", "Senza commissioni". */
  readonly cost: string;
  /** Null for a service that is closed. */
  readonly href: string | null;
  /** Why it cannot be paid now and when it will; null for an open one. */
  readonly closedReason: string | null;
}

export const homeView = defineView<HomePage>('catalog/home');
