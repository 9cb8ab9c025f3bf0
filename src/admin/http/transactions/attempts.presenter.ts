import { formatEuro } from '../../../domain/money.js';
import { hasTakenMoney } from '../../../domain/payment-state.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import type { AttemptDetail, PaymentDetail, SignalDetail } from '../../../payments/payment-detail.js';
import type { SummaryRow } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { attemptStatusLabels, bankWords, sourceWords } from '../../payment-words.js';
import type { SignedIn } from '../../staff.js';
import type { AttemptPart, SignalPart } from './transaction.page.js';
import { shortTime } from '../words/short-time.js';

/** The orders at the bank, the latest first, with what the bank said about each. */
export function presentAttempts({ attempts, publicId }: PaymentDetail, { account }: SignedIn): AttemptPart[] {
  const mayAsk = isAllowed(account.role, 'ask-bank');
  return attempts.toReversed().map((attempt) => ({
    number: String(attempt.number),
    status: { code: attempt.status, label: attemptStatusLabels[attempt.status] },
    facts: factsOf(attempt),
    signals: attempt.signals.map(presentSignal),
    askAction: mayAsk && !hasTakenMoney(attempt.status) ? adminPaths.transactionQuestion(publicId) : null,
  }));
}

function factsOf(attempt: AttemptDetail): SummaryRow[] {
  const { orderCode, amountCents, openedAt, expiresAt, closedAt, transactionCode, authorizationCode } = attempt;
  const optional = (label: string, value: string | null): SummaryRow[] => (value === null ? [] : [{ label, value }]);
  const instant = (at: Date | null): string | null => (at === null ? null : shortTime(at).text);
  return [
    { label: 'Codice ordine', value: orderCode },
    { label: 'Importo', value: formatEuro(amountCents) },
    { label: 'Aperto', value: shortTime(openedAt).text },
    { label: 'Tempo della banca fino a', value: shortTime(expiresAt).text },
    ...optional('Chiuso', instant(closedAt)),
    ...optional('Codice transazione', transactionCode),
    ...optional('Codice di autorizzazione', authorizationCode),
    ...optional('Ultima domanda alla banca', instant(attempt.lastQueriedAt)),
    ...optional('Prossima domanda', instant(attempt.nextQueryAt)),
  ];
}

function presentSignal({ source, outcome, fields, receivedAt }: SignalDetail): SignalPart {
  return {
    text: `La banca ha detto: ${bankWords[outcome] ?? outcome} (${sourceWords[source] ?? source}).`,
    at: shortTime(receivedAt),
    fields: Object.entries(fields).map(([label, value]) => ({ label, value: value === '' ? '—' : value })),
  };
}
