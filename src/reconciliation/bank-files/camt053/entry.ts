import { type MovementRecord, MAX_DESCRIPTION_LENGTH } from '../bank-file-record.js';
import { LineFault, optionalText } from '../line-fault.js';
import { dayIn, signedCents } from './balance.js';
import type { DetailsSummary } from './details-summary.js';
import type { ElementValues } from './element-values.js';

const BOOKED = 'BOOK';

/**
 * The movement of an entry that is booked in euros.
 * @throws LineFault
 */
export function movementOf(entry: ElementValues, details: DetailsSummary, lineNumber: number): MovementRecord {
  const status = entry.first('Sts/Cd', 'Sts');
  if (status === undefined) throw new LineFault('field-missing');
  if (status !== BOOKED) throw new LineFault('not-booked');
  if (entry.first('Amt@Ccy') !== 'EUR') throw new LineFault('currency-not-euro');
  const amountCents = signedCents(entry);
  if (amountCents === 0) throw new LineFault('amount-zero');
  return {
    kind: 'movement',
    lineNumber,
    amountCents,
    bookingDay: dayIn(entry, 'BookgDt'),
    valueDay: entry.first('ValDt/Dt', 'ValDt/DtTm') === undefined ? null : dayIn(entry, 'ValDt'),
    bankReference: optionalText(entry.first('AcctSvcrRef') ?? details.bankReference ?? entry.first('NtryRef')),
    customerReference: optionalText(details.customerReference),
    transactionType: optionalText(transactionType(entry)),
    description: describe(entry, details, amountCents > 0),
  };
}

/** Something to find the entry by, for whoever looks at the file. */
export function entryExcerpt(entry: ElementValues): string {
  const paths = ['AcctSvcrRef', 'NtryRef', 'Amt', 'Amt@Ccy', 'BookgDt/Dt', 'BookgDt/DtTm', 'AddtlNtryInf'];
  return `Ntry ${paths.flatMap((path) => entry.first(path) ?? []).join(' ')}`;
}

/** `PMNT-MCRD-POSC` of the standard's codes, else the bank's own. */
function transactionType(entry: ElementValues): string | undefined {
  const codes = ['BkTxCd/Domn/Cd', 'BkTxCd/Domn/Fmly/Cd', 'BkTxCd/Domn/Fmly/SubFmlyCd'];
  const standard = codes.flatMap((path) => entry.first(path) ?? []).join('-');
  return standard === '' ? entry.first('BkTxCd/Prtry/Cd') : standard;
}

function describe(entry: ElementValues, details: DetailsSummary, isCredit: boolean): string {
  const parts = [details.description];
  for (const text of [entry.first('AddtlNtryInf'), details.counterparty(isCredit)]) {
    if (text !== undefined && !parts.join(' ').includes(text)) parts.push(text);
  }
  const line = parts.join(' ').replace(/[\r\n\t]+/g, ' ');
  return line.trim().slice(0, MAX_DESCRIPTION_LENGTH);
}
