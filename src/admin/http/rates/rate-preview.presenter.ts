import { quote } from '../../../domain/commission.js';
import { rateInForce } from '../../../domain/dated-rate.js';
import { formatEuro } from '../../../domain/money.js';
import { type RateDecision, rateFieldNames, type RateInput } from '../../../domain/rate-form.js';
import { typicalAmounts } from '../../../domain/typical-amounts.js';
import type { HiddenField, SummaryRow } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { lastOf, type RateBook, standing } from '../../rates/rate-desk.js';
import type { PreviewRow, RatePreviewPage } from './rates.page.js';
import { RATES_CRUMB, rateText, scopeText } from './rate-words.js';
import { shortTime } from '../words/short-time.js';

const TITLE = 'Controlla la nuova commissione';
const WARNING_MISSING = 'Per proseguire spunta la casella: serve a dire che hai letto che cosa prevede la legge.';

/** A decision that could be stored. */
export interface ShownPreview {
  readonly book: RateBook;
  readonly input: RateInput;
  readonly decision: RateDecision;
  /** When it would begin. */
  readonly start: Date;
  readonly openPayments: number;
  /** The warning was not ticked. */
  readonly isUnconfirmed?: boolean;
}

/** The rates in force at the decision's start without it and with it, in millionths of a percent. */
export function ratesAround({ book, decision, start }: Pick<ShownPreview, 'book' | 'decision' | 'start'>): {
  readonly before: number;
  readonly after: number;
} {
  const valid = standing(book.rates);
  return {
    before: rateInForce(valid, decision.serviceId, start),
    after: decision.rateMillionths ?? rateInForce(valid, null, start),
  };
}

export function presentRatePreview(shown: ShownPreview): RatePreviewPage {
  const { book, input, decision, openPayments, isUnconfirmed = false } = shown;
  const { before, after } = ratesAround(shown);
  const service = book.services.find(({ id }) => id === decision.serviceId) ?? null;
  return {
    title: TITLE,
    breadcrumb: [RATES_CRUMB, { label: 'Nuova commissione', href: adminPaths.newRate() }, { label: TITLE }],
    isPrivate: true,
    errors: isUnconfirmed ? [{ message: WARNING_MISSING, href: '#acknowledged' }] : [],
    facts: factsOf(shown, before),
    amounts: typicalAmounts(service).map((amount) => rowOf(quote(amount, before), quote(amount, after))),
    untouched: decision.serviceId === null ? ownRates(shown) : [],
    openPayments: openText(openPayments),
    isCharged: after > 0,
    warningError: isUnconfirmed ? WARNING_MISSING : null,
    fields: hiddenFields(input, book, decision),
    saveAction: adminPaths.rates(),
    editAction: adminPaths.newRate(),
  };
}

function factsOf({ book, decision, start }: ShownPreview, before: number): SummaryRow[] {
  const startText = `dal ${shortTime(start).text}`;
  return [
    { label: 'Vale per', value: scopeText(decision.serviceId, book.services) },
    { label: 'Commissione nuova', value: rateText(decision.rateMillionths) },
    { label: 'Al posto di', value: rateText(before) },
    { label: 'Da quando', value: decision.startsOn === null ? 'pochi secondi dopo la conferma' : startText },
    { label: 'Motivo', value: decision.reason },
  ];
}

function rowOf(before: ReturnType<typeof quote>, after: ReturnType<typeof quote>): PreviewRow {
  const difference = after.totalCents - before.totalCents;
  const sign = difference > 0 ? '+' : '−';
  return {
    amount: formatEuro(before.amountCents),
    commissionBefore: formatEuro(before.commissionCents),
    commissionAfter: formatEuro(after.commissionCents),
    totalBefore: formatEuro(before.totalCents),
    totalAfter: formatEuro(after.totalCents),
    difference: difference === 0 ? 'uguale' : `${sign}${formatEuro(Math.abs(difference))}`,
  };
}

function ownRates({ book, start }: ShownPreview): string[] {
  const valid = standing(book.rates).filter(
    ({ validFrom, validTo }) => validFrom <= start && (validTo === null || start < validTo),
  );
  return book.services.flatMap(({ id, name }) => {
    const rate = valid.find(({ serviceId }) => serviceId === id)?.rateMillionths ?? null;
    return rate === null ? [] : [`${name}: ${rateText(rate)}`];
  });
}

function openText(count: number): string {
  if (count === 0) return 'In questo momento nessun pagamento è aperto presso la banca.';
  const open =
    count === 1
      ? '1 pagamento è aperto presso la banca: mantiene la commissione con cui è nato.'
      : `${count} pagamenti sono aperti presso la banca: mantengono la commissione con cui sono nati.`;
  return `In questo momento ${open} Chi è fermo al riepilogo vede il nuovo totale prima di pagare.`;
}

function hiddenFields(input: RateInput, { rates }: RateBook, { serviceId }: RateDecision): HiddenField[] {
  const succeeds = lastOf(rates, serviceId)?.id;
  return [
    ...rateFieldNames.map((name) => ({ name, value: input[name] })),
    { name: 'succeeds', value: succeeds === undefined ? '' : String(succeeds) },
  ];
}
