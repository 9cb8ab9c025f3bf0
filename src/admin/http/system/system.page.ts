import type { Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** How the installation stands. Nothing personal, no secret. */
export interface SystemPage extends Page {
  readonly at: TimeText;
  readonly refreshHref: string;
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  readonly findings: readonly FindingRow[];
  readonly signs: readonly SummaryRow[];
  readonly queues: readonly QueuePart[];
  readonly jobAction: string;
  readonly deliveries: readonly FailedDeliveryRow[];
  readonly deliveryAction: string;
  readonly stuck: readonly StuckRow[];
  readonly versions: readonly SummaryRow[];
  readonly settings: readonly SettingRow[];
}

export interface FindingRow {
  readonly level: 'ok' | 'attenzione' | 'guasto';
  readonly check: string;
  readonly text: string;
  /** What to do; null when all is well. */
  readonly advice: string | null;
}

export interface QueuePart {
  readonly name: string;
  readonly title: string;
  /** Null: it does not answer. */
  readonly state: QueueStatePart | null;
}

export interface QueueStatePart {
  readonly counts: readonly SummaryRow[];
  readonly jobs: readonly FailedJobRow[];
  /** How many more there are than the list shows. */
  readonly more: string | null;
}

export interface FailedJobRow {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly starts: string;
  readonly at: TimeText;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  /** A discard without reason. */
  readonly error: string | null;
}

export interface FailedDeliveryRow {
  readonly kind: string;
  readonly kindLabel: string;
  readonly id: string;
  readonly payment: string;
  readonly href: string;
  readonly errorCode: string;
  readonly failures: string;
  readonly at: TimeText;
}

export interface StuckRow {
  readonly payment: string;
  readonly href: string;
  readonly status: string;
  readonly dueAt: TimeText;
  readonly questions: string;
}

export interface SettingRow {
  readonly name: string;
  readonly value: string;
  readonly isSecret: boolean;
}

export const systemView = defineView<SystemPage>('admin/system');
