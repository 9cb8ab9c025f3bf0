import type { Setting } from '../../../environment-settings.js';
import type { SummaryRow } from '../../../shared/http/pages/page.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { adminPaths } from '../../admin-paths.js';
import { paymentStatusLabels } from '../../payment-words.js';
import type { QueueName } from '../../system/queues.js';
import type { SystemState, WatchedQueue } from '../../system/system-desk.js';
import type { FailedJobRow, QueuePart, QueueStatePart, SettingRow, SystemPage } from './system.page.js';
import { shortTime } from '../words/short-time.js';
import {
  deliveryKindLabels,
  DISCARD_CHOICES,
  jobNameLabels,
  QUEUE_LABELS,
  QUEUE_TITLES,
  REASON_MISSING,
  systemNotice,
} from './system-words.js';

/** A job that somebody wanted to discard without saying why. */
export interface RefusedJob {
  readonly queue: QueueName;
  readonly id: string;
}

/** @param code of what the last action came to. */
export function presentSystem(state: SystemState, code: string | undefined, refused?: RefusedJob): SystemPage {
  return {
    title: 'Sistema',
    breadcrumb: [{ label: 'Sistema' }],
    isPrivate: true,
    errors: refused === undefined ? [] : [{ message: REASON_MISSING, href: placeOf(refused, state) }],
    at: timeText(state.now),
    refreshHref: adminPaths.system(),
    notice: systemNotice(code),
    findings: state.findings.map(({ level, check, text, advice }) => ({
      level,
      check,
      text,
      advice: level === 'ok' ? null : (advice ?? null),
    })),
    signs: signsOf(state),
    queues: state.queues.map((queue) => queueOf(queue, refused)),
    jobAction: adminPaths.systemJob(),
    deliveries: deliveriesOf(state),
    deliveryAction: adminPaths.systemDelivery(),
    stuck: stuckOf(state),
    versions: versionsOf(state),
    settings: state.settings.map(settingOf),
  };
}

function signsOf({ now, outbox, lastNotificationAt, lastSweepAt, lastRetentionAt }: SystemState): SummaryRow[] {
  return [
    { label: 'Ultima notifica della banca', value: sinceText(lastNotificationAt, now) },
    { label: 'Ultimo giro di domande alla banca', value: sinceText(lastSweepAt, now) },
    { label: 'Ultimo giro di conservazione dei dati', value: sinceText(lastRetentionAt, now) },
    {
      label: 'Messaggi interni in attesa',
      value: outbox.waiting === 0 ? 'nessuno' : `${outbox.waiting}, il più vecchio da ${pauseText(outbox.oldestMs)}`,
    },
  ];
}

/** The field that is missing; the queue when its job has gone from the list. */
function placeOf({ queue, id }: RefusedJob, { queues }: SystemState): string {
  const listed = queues.find(({ name }) => name === queue)?.state?.failedJobs ?? [];
  return listed.some((job) => job.id === id) ? `#reason-${id}` : `#queue-${queue}`;
}

function queueOf({ name, state }: WatchedQueue, refused: RefusedJob | undefined): QueuePart {
  const own = refused?.queue === name ? refused : undefined;
  return { name, title: QUEUE_TITLES[name], state: state === null ? null : queueStateOf(state, own) };
}

type AnsweringQueue = NonNullable<WatchedQueue['state']>;

function queueStateOf(
  { failed, failedJobs, ...counts }: AnsweringQueue,
  refused: RefusedJob | undefined,
): QueueStatePart {
  const more = failed - failedJobs.length;
  return {
    counts: [
      { label: QUEUE_LABELS.waiting, value: String(counts.waiting) },
      { label: QUEUE_LABELS.active, value: String(counts.active) },
      { label: QUEUE_LABELS.delayed, value: String(counts.delayed) },
      { label: QUEUE_LABELS.failed, value: String(failed) },
    ],
    jobs: failedJobs.map((job) => jobOf(job, refused)),
    more: more > 0 ? `Altri ${more} non riusciti, più vecchi, non sono nell'elenco.` : null,
  };
}

function jobOf(job: AnsweringQueue['failedJobs'][number], refused: RefusedJob | undefined): FailedJobRow {
  return {
    id: job.id,
    name: jobNameLabels[job.name] ?? job.name,
    reason: job.reason,
    starts: String(job.starts),
    at: shortTime(job.endedAt ?? job.addedAt),
    reasons: DISCARD_CHOICES,
    error: refused?.id === job.id ? REASON_MISSING : null,
  };
}

function deliveriesOf({ failedDeliveries }: SystemState): SystemPage['deliveries'] {
  return failedDeliveries.map(({ kind, id, paymentId, reference, errorCode, failures, queuedAt }) => ({
    kind,
    kindLabel: deliveryKindLabels[kind],
    id: String(id),
    errorCode,
    failures: String(failures),
    payment: `N. ${reference}`,
    href: adminPaths.transaction(paymentId),
    at: shortTime(queuedAt),
  }));
}

function stuckOf({ stuck }: SystemState): SystemPage['stuck'] {
  return stuck.map(({ publicId, reference, status, dueAt, questions }) => ({
    payment: `N. ${reference}`,
    href: adminPaths.transaction(publicId),
    status: paymentStatusLabels[status],
    dueAt: shortTime(dueAt),
    questions: String(questions),
  }));
}

function versionsOf({ versions }: SystemState): SummaryRow[] {
  return [
    { label: 'Portale', value: `${versions.version} (${versions.build})` },
    { label: 'Node', value: versions.node },
    { label: 'PostgreSQL', value: versions.postgres },
    { label: 'Coda', value: versions.queue === 'redis' ? 'in Redis' : 'in PostgreSQL' },
  ];
}

function settingOf({ name, value, isSecret, isSet }: Setting): SettingRow {
  if (isSecret) return { name, value: isSet ? 'impostato' : 'non impostato', isSecret };
  return { name, value: value ?? 'non impostato', isSecret };
}

function sinceText(instant: Date | null, now: Date): string {
  if (instant === null) return 'mai';
  return `${pauseText(now.getTime() - instant.getTime())} fa (${shortTime(instant).text})`;
}

function pauseText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 120) return `${seconds} secondi`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} minuti`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} ore` : `${Math.round(hours / 24)} giorni`;
}
