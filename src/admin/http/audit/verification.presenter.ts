import type { AuditSeal } from '../../../shared/audit-trail/seal-table.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { adminPaths } from '../../admin-paths.js';
import type { Verification } from '../../persistence/verification.store.js';
import type { SealText, VerificationPage, VerificationText } from './audit.page.js';
import { dayText } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

const TITLE = 'Integrità del registro';
const TITLES: Readonly<Record<Verification['state'], string>> = {
  running: 'Verifica in corso',
  intact: 'Il registro è integro',
  broken: 'Il registro è stato alterato',
  stopped: 'La verifica si è interrotta',
};
const REASONS: Readonly<Record<string, string>> = {
  start: 'le righe prima di questa non ci sono più',
  content: 'il suo contenuto non è quello che era stato scritto',
  link: 'non segue la riga che la precede: una riga è stata tolta, aggiunta o spostata',
  seal: 'le righe fino a questa sono state riscritte dopo il sigillo del loro giorno',
  end: 'da questa riga in poi il registro è stato tagliato',
};

/** @param verifications the newest first. @param seals the newest first. */
export function presentVerification(
  verifications: readonly Verification[],
  seals: readonly AuditSeal[],
): VerificationPage {
  const [last, ...earlier] = verifications.map(presentOne);
  return {
    title: TITLE,
    breadcrumb: [{ label: 'Registro', href: adminPaths.audit() }, { label: TITLE }],
    isPrivate: true,
    action: adminPaths.auditVerification(),
    last: last ?? null,
    earlier,
    seals: seals.map(presentSeal),
    refreshHref: adminPaths.auditVerification(),
  };
}

function presentOne(verification: Verification): VerificationText {
  const { state, startedAt, startedBy, checked, expected } = verification;
  return {
    state,
    title: TITLES[state],
    text: textOf(verification),
    at: timeText(startedAt),
    by: startedBy,
    checked: String(checked),
    expected: String(Math.max(expected, checked, 1)),
  };
}

function textOf({ state, checked, expected, seals, brokenSequence, brokenReason }: Verification): string {
  switch (state) {
    case 'running':
      return `Righe controllate: ${numberText(checked)} su ${numberText(expected)}.`;
    case 'intact':
      return `Righe controllate: ${numberText(checked)}; sigilli: ${numberText(seals ?? 0)}. Tutto è come era stato scritto.`;
    case 'broken':
      return `La prima riga non valida è la ${brokenSequence ?? 0}: ${REASONS[brokenReason ?? ''] ?? 'non è quella scritta'}.`;
    case 'stopped':
      return 'Non è arrivata alla fine: avviala di nuovo.';
  }
}

function presentSeal({ day, firstSequence, entryCount, merkleRoot }: AuditSeal): SealText {
  return {
    day: dayText(day),
    rows: numberText(entryCount),
    range: entryCount === 0 ? 'nessuna' : `da ${firstSequence} a ${firstSequence + entryCount - 1}`,
    root: merkleRoot.toString('hex'),
  };
}
