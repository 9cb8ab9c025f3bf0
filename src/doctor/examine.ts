import { errorCodeOf } from '../shared/error-code.js';
import { bounded, TimeLimitError } from '../shared/queue/bounded.js';
import type { Check, Patient } from './check.js';
import { broken, type Finding, type Level } from './finding.js';

/** A finding with the check that made it. */
export interface ReportLine extends Finding {
  readonly check: string;
}

/** Runs every check, each within its own time, and answers in their order. Never rejects. */
export async function examine(checks: readonly Check[], patient: Patient): Promise<ReportLine[]> {
  const findings = await Promise.all(checks.map((check) => findingsOf(check, patient)));
  return findings.flat();
}

/** The worst level of a report. */
export function worstLevel(report: readonly ReportLine[]): Level {
  const levels: readonly Level[] = ['guasto', 'attenzione'];
  return levels.find((level) => report.some((line) => line.level === level)) ?? 'ok';
}

async function findingsOf(check: Check, patient: Patient): Promise<ReportLine[]> {
  const found = await bounded(check.run(patient), check.withinMs).catch((error: unknown) => [
    failedCheck(error, check.withinMs),
  ]);
  return found.map((finding) => ({ check: check.name, ...finding }));
}

/** Codes only: messages of databases and servers repeat addresses and values. */
function failedCheck(error: unknown, withinMs: number): Finding {
  const advice = 'Guarda i registri del servizio e la rete, poi ripeti il controllo.';
  if (error instanceof TimeLimitError) return broken(`Nessuna risposta entro ${withinMs / 1_000} secondi.`, advice);
  return broken(`Il controllo non è riuscito (${errorCodeOf(error)}).`, advice);
}
