import { LAWFUL_PAID_YEARS, type RetentionKind, type RetentionPolicy } from '../../../domain/retention.js';
import {
  type DuePeople,
  type ForgottenMonth,
  type ForgottenPayment,
  type RetentionFigures,
  SOON_DAYS,
} from '../../../retention/retention-report.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { adminPaths } from '../../admin-paths.js';
import { paymentStatusLabels } from '../../payment-words.js';
import type { ForgottenMonthRow, RetentionPage, RetentionRule } from './retention.page.js';
import { monthText } from '../words/month-text.js';
import { dayText, shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

const TITLES: Readonly<Record<RetentionKind, string>> = {
  unpaid: 'Pagamenti non riusciti',
  paid: 'Pagamenti riusciti',
};

const GOES = [
  'nome e cognome o denominazione, codice fiscale, indirizzo, e-mail, causale e campi propri del servizio',
  "le parole dell'ufficio: note, motivi di rimborso e prove, che possono nominare una persona",
  'gli indirizzi e-mail corretti a cui è stata rimandata una ricevuta',
  'i dati che un altro programma aveva preparato, e che cosa ha risposto ai nostri avvisi',
];
const STAYS = [
  'riferimento, servizio, importo, commissione, totale, stati, date e codici della banca',
  'la storia di ogni pagamento e il registro, con le loro catene: si verificano come prima',
  'il numero della ricevuta e il suo codice di verifica; il PDF si scarica ancora, senza i dati del debitore e con la data in cui sono stati dimenticati',
];

export function presentRetention(figures: RetentionFigures): RetentionPage {
  const { at, policy, lastRoundAt, due, months } = figures;
  return {
    title: 'Conservazione dei dati',
    breadcrumb: [{ label: 'Registro', href: adminPaths.audit() }, { label: 'Conservazione dei dati' }],
    isPrivate: true,
    at: timeText(at),
    lastRound: lastRoundAt === null ? null : shortTime(lastRoundAt),
    warning: warningOf(policy),
    rules: due.map((kind) => presentRule(kind, policy)),
    months: presentMonths(months),
    listHref: months.length === 0 ? null : adminPaths.retentionList(),
    goes: GOES,
    stays: STAYS,
  };
}

export const FORGOTTEN_COLUMNS = ['riferimento', 'servizio', 'tipo', 'stato', 'data_ora', 'dimenticato_il'] as const;

/** A row of the list, in the order of {@link FORGOTTEN_COLUMNS}. No cell of it was typed by anybody. */
export function forgottenCells(payment: ForgottenPayment): readonly string[] {
  const { reference, serviceSlug, status, isPaid, at, forgottenAt } = payment;
  const kind = isPaid ? 'riuscito' : 'non riuscito';
  return [String(reference), serviceSlug, kind, paymentStatusLabels[status], cellTime(at), cellTime(forgottenAt)];
}

/** As spreadsheets read it: "03/03/2037 09:00". */
function cellTime(instant: Date): string {
  return shortTime(instant).text.replace(',', '');
}

function warningOf({ paidYears }: RetentionPolicy): string | null {
  if (paidYears >= LAWFUL_PAID_YEARS) return null;
  return `RETENTION_PAID_YEARS vale ${paidYears}: le scritture contabili si conservano per ${LAWFUL_PAID_YEARS} anni dall'ultima registrazione (art. 2220 del codice civile).`;
}

function presentRule({ kind, before, due, held, soon }: DuePeople, policy: RetentionPolicy): RetentionRule {
  const term =
    kind === 'unpaid' ? countOf(policy.unpaidDays, 'giorno', 'giorni') : countOf(policy.paidYears, 'anno', 'anni');
  return {
    id: kind,
    title: TITLES[kind],
    term: `La persona si dimentica ${term} dopo l'ultimo cambiamento: oggi tocca a quelli fermi da prima del ${dayText(before)}.`,
    rows: [
      { label: 'Da dimenticare al prossimo giro', value: numberText(due) },
      { label: `Nei prossimi ${SOON_DAYS} giorni`, value: numberText(soon) },
      { label: 'Trattenuti: avviso aperto, rimborso in corso o banca da sentire', value: numberText(held) },
    ],
  };
}

function countOf(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${numberText(count)} ${many}`;
}

function presentMonths(rows: readonly ForgottenMonth[]): ForgottenMonthRow[] {
  return [...new Set(rows.map(({ month }) => month))].map((month) => {
    const of = (kind: ForgottenMonth['kind']): number =>
      rows.find((row) => row.month === month && row.kind === kind)?.payments ?? 0;
    return {
      name: monthText(month),
      href: adminPaths.retentionList(month),
      unpaid: numberText(of('unpaid')),
      paid: numberText(of('paid')),
      request: numberText(of('request')),
      total: numberText(of('unpaid') + of('paid') + of('request')),
    };
  });
}
