import type { FindingKind } from '../audit/finding.js';
import type { FaultName } from '../faults/fault-names.js';
import { FAULTS_SURE_FROM } from '../options.js';
import type { ChaosResult } from './chaos-run.js';

const PLAIN = '(none on purpose)';
const ELSEWHERE = '(no payment of ours)';
const HEAD = ['fault', 'injected', 'lost', 'doubled', 'mismatched', 'settled after, median / max s'];
const SHOWN_FINDINGS = 40;

/** One line of the table. */
interface Row {
  readonly name: string;
  readonly injected: number;
  readonly counts: Readonly<Record<FindingKind, number>>;
  readonly seconds: readonly number[];
}

/** Why a run is not a success, in words; empty when it is one. */
export function failuresOf(result: ChaosResult): string[] {
  const failures: string[] = [];
  const { findings, broken, isSettled, options } = result;
  if (findings.length > 0) failures.push(`${findings.length} findings`);
  if (broken.length > 0) failures.push(`${broken.length} journeys ended in an error`);
  if (!isSettled) failures.push('the system did not come to rest');
  const missing = options.faults.filter((fault) => timesOf(result, fault) === 0);
  if (missing.length > 0 && options.payments >= FAULTS_SURE_FROM)
    failures.push(`never injected: ${missing.join(', ')}`);
  return failures;
}

/** The whole report as text. */
export function reportOf(result: ChaosResult): string {
  const rows = rowsOf(result);
  const lines = [HEAD, ...rows.map(cellsOf), cellsOf(totalOf(rows))];
  return [table(lines), '', ...summaryOf(result), ...detailsOf(result), verdictOf(result), ''].join('\n');
}

function rowsOf(result: ChaosResult): Row[] {
  const faultOf = new Map(result.injections.all.map(({ publicId, fault }) => [publicId, fault]));
  const rowOf = (publicId: string | undefined): string =>
    publicId === undefined ? ELSEWHERE : (faultOf.get(publicId) ?? PLAIN);
  const names = [PLAIN, ...result.options.faults, ELSEWHERE];
  return names
    .map((name) => ({
      name,
      injected: timesOf(result, name as FaultName),
      counts: countsOf(result.findings.filter(({ publicId }) => rowOf(publicId) === name)),
      seconds: [...result.secondsToSettle].filter(([publicId]) => rowOf(publicId) === name).map(([, taken]) => taken),
    }))
    .filter(({ name, counts }) => name !== ELSEWHERE || Object.values(counts).some((count) => count > 0));
}

function countsOf(findings: readonly { kind: FindingKind }[]): Row['counts'] {
  const count = (kind: FindingKind): number => findings.filter((finding) => finding.kind === kind).length;
  return { lost: count('lost'), doubled: count('doubled'), mismatched: count('mismatched') };
}

function totalOf(rows: readonly Row[]): Row {
  const sum = (value: (row: Row) => number): number => rows.reduce((total, row) => total + value(row), 0);
  return {
    name: 'total',
    injected: sum(({ injected }) => injected),
    counts: {
      lost: sum(({ counts }) => counts.lost),
      doubled: sum(({ counts }) => counts.doubled),
      mismatched: sum(({ counts }) => counts.mismatched),
    },
    seconds: rows.flatMap(({ seconds }) => seconds),
  };
}

function cellsOf({ name, injected, counts, seconds }: Row): string[] {
  const { lost, doubled, mismatched } = counts;
  const times = name === PLAIN ? '-' : String(injected);
  return [name, times, ...[lost, doubled, mismatched].map(String), timesText(seconds)];
}

function timesText(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)];
  const longest = sorted.at(-1);
  return median === undefined || longest === undefined ? '-' : `${median.toFixed(1)} / ${longest.toFixed(1)}`;
}

function timesOf({ injections }: ChaosResult, fault: FaultName): number {
  return injections.all.filter((injection) => injection.fault === fault).length;
}

/** As Markdown reads it, and people too. */
function table(lines: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const text = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...body] = lines;
  return [text(head), rule, ...body.map(text)].join('\n');
}

function summaryOf(result: ChaosResult): string[] {
  const { options, books, mails, repeatedUnderSameId, lives, durationMs, movedMs } = result;
  const byStatus = new Map<string, number>();
  for (const { status } of books.payments) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  const statuses = [...byStatus].map(([status, count]) => `${count} ${status}`).join(', ');
  return [
    `seed ${options.seed}, queue ${options.queue}, ${options.payments} citizens, ${options.citizens} at a time`,
    `payments: ${statuses}; mails: ${mails}, repeated under the same id after a crash: ${repeatedUnderSameId}`,
    `starts of processes: web ${lives.webs}, worker ${lives.workers} (2 of each run at a time)`,
    `took ${(durationMs / 1_000).toFixed(0)} s; the clock was moved by ${(movedMs / 60_000).toFixed(0)} min`,
  ];
}

function detailsOf({ findings, broken }: ChaosResult): string[] {
  const found = findings.map(({ kind, publicId, what }) => `${kind}: ${publicId ?? '-'}: ${what}`);
  const ended = broken.map(
    ({ journey, reason }) =>
      `journey ${journey.number} (${journey.behaviour}, ${journey.fault ?? 'no fault'}): ${reason}`,
  );
  return [...found, ...ended].slice(0, SHOWN_FINDINGS);
}

function verdictOf(result: ChaosResult): string {
  const failures = failuresOf(result);
  return failures.length === 0
    ? 'Nothing lost, nothing doubled, nothing mismatched.'
    : `FAILED: ${failures.join('; ')}`;
}
