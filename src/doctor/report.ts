import type { Level } from './finding.js';
import { type ReportLine, worstLevel } from './examine.js';

const LEVEL_WIDTH = 'attenzione'.length;
const SUMMARY: Readonly<Record<Level, string>> = {
  ok: 'Tutto bene.',
  attenzione: 'Il portale funziona, ma qualcosa va guardato.',
  guasto: "C'è qualcosa da riparare.",
};

/** The report as people read it in a terminal. */
export function textReport(report: readonly ReportLine[]): string {
  const lines = report.flatMap(({ level, check, text, advice }) => [
    `${level.padEnd(LEVEL_WIDTH)}  ${check}: ${text}`,
    ...(advice === undefined || level === 'ok' ? [] : [`${' '.repeat(LEVEL_WIDTH)}  -> ${advice}`]),
  ]);
  return [...lines, '', SUMMARY[worstLevel(report)], ''].join('\n');
}

/** The report for programs. */
export function jsonReport(report: readonly ReportLine[]): string {
  const findings = report.map(({ level, advice, ...line }) => ({
    ...line,
    level,
    ...(level === 'ok' || advice === undefined ? {} : { advice }),
  }));
  return `${JSON.stringify({ status: worstLevel(report), findings }, null, 2)}\n`;
}
