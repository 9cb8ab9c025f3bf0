import { dayOfIso } from '../bank-day.js';
import { centsWithPoint } from '../cents.js';
import { LineFault } from '../line-fault.js';
import type { ElementValues } from './element-values.js';

/** What the account held. */
export interface Balance {
  /**
   * `OPBD` and `CLBD` are booked, `PRCD` is the closing one of the statement before; the others are not what was
   * booked.
   */
  readonly code: string;
  /** Negative when the account is overdrawn. */
  readonly cents: number;
  readonly day: string;
}

/** @throws LineFault */
export function balanceOf(values: ElementValues): Balance {
  const code = values.first('Tp/CdOrPrtry/Cd') ?? '';
  const cents = signedCents(values);
  return { code, cents, day: dayIn(values, 'Dt') };
}

/** Something to find the balance by, for whoever looks at the file. */
export function balanceExcerpt(values: ElementValues): string {
  const paths = ['Tp/CdOrPrtry/Cd', 'Amt', 'Amt@Ccy', 'CdtDbtInd', 'Dt/Dt', 'Dt/DtTm'];
  return `Bal ${paths.flatMap((path) => values.first(path) ?? []).join(' ')}`;
}

/**
 * The amount of a balance or an entry; what goes out or is owed is negative. An entry that takes back another says by
 * itself which way the money went (`RvslInd` only adds why).
 * @throws LineFault
 */
export function signedCents(values: ElementValues): number {
  const cents = centsWithPoint(values.first('Amt') ?? '');
  switch (values.first('CdtDbtInd')) {
    case 'CRDT':
      return cents;
    case 'DBIT':
      return 0 - cents;
    default:
      throw new LineFault('field-missing');
  }
}

/**
 * The day of a date or date and time.
 * @throws LineFault
 */
export function dayIn(values: ElementValues, element: string): string {
  const text = values.first(`${element}/Dt`, `${element}/DtTm`);
  if (text === undefined) throw new LineFault('field-missing');
  return dayOfIso(text);
}
