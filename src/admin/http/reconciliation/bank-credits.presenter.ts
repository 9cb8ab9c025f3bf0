import { formatEuro, formatSignedEuro } from '../../../domain/money.js';
import type { BankCredit, BankCreditDetail, CreditPart } from '../../../reconciliation/bank-credits.js';
import type { SummaryRow } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { originLabels } from '../../reconciliation-words.js';
import type { BankCreditPage, PartRow } from './bank-credit.page.js';
import type { BankCreditsPage, CreditRow } from './bank-credits.page.js';
import { exportLinks } from '../exports/export-links.js';
import { dayText } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

/** A page of the list; `older` names the last of its lines when there are more. */
export interface CreditList {
  readonly isOpenOnly: boolean;
  readonly credits: readonly BankCredit[];
  readonly older: string | null;
}

export function presentBankCredits({ isOpenOnly, credits, older }: CreditList): BankCreditsPage {
  return {
    title: 'Movimenti del conto',
    breadcrumb: [{ label: 'Riconciliazione', href: adminPaths.reconciliation() }, { label: 'Movimenti del conto' }],
    isPrivate: true,
    views: [
      { label: 'Tutti', href: adminPaths.bankCredits(), isCurrent: !isOpenOnly },
      { label: 'Da spiegare', href: adminPaths.bankCredits('aperti=1'), isCurrent: isOpenOnly },
    ],
    rows: credits.map(presentRow),
    olderHref: older === null ? null : adminPaths.bankCredits(`${isOpenOnly ? 'aperti=1&' : ''}prima=${older}`),
    exports: exportLinks((format) => adminPaths.bankLinesExport(format, isOpenOnly ? 'aperti=1' : '')),
  };
}

function presentRow(credit: BankCredit): CreditRow {
  return {
    href: adminPaths.bankCredit(credit.publicId),
    day: dayText(credit.bookingDay),
    amount: formatSignedEuro(credit.amountCents),
    description: credit.description ?? 'causale cancellata',
    parts: numberText(credit.parts),
    residual: formatSignedEuro(credit.residualCents),
    state: stateOf(credit),
  };
}

function stateOf({ residualCents, parts }: BankCredit): CreditRow['state'] {
  if (residualCents === 0) return { code: 'paid', label: 'spiegato' };
  return parts === 0 ? { code: 'refused', label: 'da spiegare' } : { code: 'pending', label: 'spiegato in parte' };
}

/** @param mayWork whether the viewer works on the worklist. */
export function presentBankCredit(credit: BankCreditDetail, mayWork: boolean): BankCreditPage {
  const what = credit.amountCents > 0 ? 'Accredito' : 'Addebito';
  return {
    title: `${what} di ${formatEuro(Math.abs(credit.amountCents))}`,
    breadcrumb: [
      { label: 'Riconciliazione', href: adminPaths.reconciliation() },
      { label: 'Movimenti del conto', href: adminPaths.bankCredits() },
      { label: dayText(credit.bookingDay) },
    ],
    isPrivate: true,
    state: stateOf(credit),
    money: moneyOf(credit),
    facts: factsOf(credit),
    fileHref: adminPaths.bankFile(credit.filePublicId),
    explainHref: credit.amountCents > 0 && credit.parts === 0 ? adminPaths.creditExplanation(credit.publicId) : null,
    fileLabel: `${credit.fileName}, riga ${numberText(credit.lineNumber)}`,
    parts: credit.shown.map(presentPart),
    moreParts: credit.parts > credit.shown.length ? `Qui sono i primi ${numberText(credit.shown.length)}.` : null,
    undoHref: mayWork && credit.shown.some(({ madeBy }) => madeBy !== null) ? undoHref(credit) : null,
  };
}

/** The line of the worklist that it is again without what staff linked. */
function undoHref({ id, amountCents, shown }: BankCreditDetail): string {
  const alone = amountCents > 0 ? 'credit-without-reference' : 'debit-without-reference';
  const label = shown.some(({ madeBy }) => madeBy === null) ? 'amount-differs' : alone;
  return adminPaths.worklistItem({ kind: 'bank-line', subject: String(id), label });
}

function moneyOf({
  amountCents,
  explainedCents,
  residualCents,
  parts,
  shown,
}: BankCreditDetail): BankCreditPage['money'] {
  const feeCents = shown.reduce((sum, part) => sum + part.feeCents, 0);
  const count = parts === 1 ? 'un pagamento' : `${numberText(parts)} pagamenti e rimborsi`;
  const isWhole = shown.length === parts && feeCents !== 0;
  return [
    { label: 'Movimento sul conto', value: formatSignedEuro(amountCents), isTotal: false },
    ...(isWhole
      ? [
          { label: `Lordo di ${count}`, value: formatSignedEuro(explainedCents + feeCents), isTotal: false },
          { label: 'Trattenuto dalla banca', value: formatSignedEuro(-feeCents), isTotal: false },
        ]
      : [
          {
            label: parts === 0 ? 'Spiegato' : `Spiegato con ${count}`,
            value: formatSignedEuro(explainedCents),
            isTotal: false,
          },
        ]),
    { label: 'Resta da spiegare', value: formatSignedEuro(residualCents), isTotal: true },
  ];
}

function factsOf(credit: BankCreditDetail): SummaryRow[] {
  const optional = (label: string, value: string | null): SummaryRow[] => (value === null ? [] : [{ label, value }]);
  return [
    { label: 'Data contabile', value: dayText(credit.bookingDay) },
    ...optional('Data valuta', credit.valueDay === null ? null : dayText(credit.valueDay)),
    { label: 'Causale', value: credit.description ?? 'cancellata dopo il tempo di conservazione previsto' },
    { label: 'Conto', value: credit.account },
    ...optional('Riferimento della banca', credit.bankReference),
    ...optional('Riferimento di chi ordina', credit.customerReference),
    ...optional('Tipo di movimento', credit.transactionType),
  ];
}

function presentPart(part: CreditPart): PartRow {
  const { paymentId, reference, serviceName, isRefund, orderCode, grossCents, feeCents, cents, how, madeBy } = part;
  return {
    href: paymentId === null ? null : adminPaths.transaction(paymentId),
    reference: reference === null ? 'sconosciuto' : String(reference),
    service: `${isRefund ? 'Rimborso, ' : ''}${serviceName ?? 'ordine che non è nostro'}`,
    orderCode,
    gross: formatSignedEuro(grossCents),
    fee: formatSignedEuro(feeCents),
    net: formatSignedEuro(cents),
    how: madeBy === null ? originLabels[how] : `${originLabels[how]}, ${madeBy}`,
    remark: remarkOf(part),
  };
}

function remarkOf({ verdict, listedDay, paymentId }: CreditPart): string | null {
  if (verdict === 'amount-differs') return 'importo diverso dal nostro';
  if (verdict === 'twice') return 'pagato due volte';
  if (verdict === 'not-paid') return 'qui non risulta pagato';
  return listedDay === null && paymentId !== null ? 'non è nella lista del gateway' : null;
}
