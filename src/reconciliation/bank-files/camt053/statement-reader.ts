import { type BankFileRecord, BankFileRefusal, type StatementOpened } from '../bank-file-record.js';
import {
  acceptedOrRejected,
  LineFault,
  MAX_NUMBER_LENGTH,
  optionalText,
  rejected,
  requiredText,
} from '../line-fault.js';
import { type Balance, balanceExcerpt, balanceOf } from './balance.js';
import { DetailsSummary } from './details-summary.js';
import { ElementValues } from './element-values.js';
import { entryExcerpt, movementOf } from './entry.js';
import type { Part } from './wanted-elements.js';

/** Each entry says its own; what the statement says is only shown. */
const CURRENCY = /^[A-Z]{3}$/;

/** What is known of the statement that is being read. */
interface OpenStatement {
  readonly lineNumber: number;
  readonly header: ElementValues;
  readonly balances: Balance[];
  currency: string | undefined;
  isTold: boolean;
}

/** Puts the parts of statements together into records. */
export class StatementReader {
  private statement: OpenStatement | undefined;
  private details = new DetailsSummary();
  private partLine = 0;

  /** A part begins at a line; its values come while it is read. */
  begin(part: Part, values: ElementValues, lineNumber: number): BankFileRecord[] {
    if (part === 'Stmt') {
      this.statement = { lineNumber, header: values, balances: [], currency: undefined, isTold: false };
    }
    if (part === 'Bal' || part === 'Ntry') this.partLine = lineNumber;
    if (part === 'Ntry') this.details = new DetailsSummary();
    // The standard puts balances before entries.
    return part === 'Ntry' ? this.tellOpening() : [];
  }

  /** A part ends at a line. */
  complete(part: Part, values: ElementValues, lineNumber: number): BankFileRecord[] {
    switch (part) {
      case 'TxDtls':
        this.details.add(values);
        return [];
      case 'Bal':
        return this.takeBalance(values);
      case 'Ntry':
        return [
          acceptedOrRejected(
            () => movementOf(values, this.details, this.partLine),
            (reason) => rejected(this.partLine, reason, entryExcerpt(values)),
          ),
        ];
      case 'Stmt':
        return [...this.tellOpening(), ...this.tellClosing(lineNumber)];
    }
  }

  private takeBalance(values: ElementValues): BankFileRecord[] {
    const { statement } = this;
    if (statement === undefined) return [];
    statement.currency ??= values.first('Amt@Ccy');
    // Of other currencies only the entries are rejected, one by one.
    if (values.first('Amt@Ccy') !== 'EUR') return [];
    const balance = acceptedOrRejected(
      () => balanceOf(values),
      (reason) => rejected(this.partLine, reason, balanceExcerpt(values)),
    );
    if ('kind' in balance) return [balance];
    statement.balances.push(balance);
    return [];
  }

  private tellOpening(): StatementOpened[] {
    const { statement } = this;
    if (statement === undefined || statement.isTold) return [];
    statement.isTold = true;
    const { header, balances, lineNumber, currency } = statement;
    const opening = balanceWith('OPBD', balances) ?? balanceWith('PRCD', balances);
    return [
      {
        kind: 'statement-opened',
        lineNumber,
        ...identityOf(header, lineNumber),
        currency: CURRENCY.exec(header.first('Acct/Ccy') ?? currency ?? '')?.[0] ?? 'EUR',
        openingCents: opening?.cents ?? null,
        openingDay: opening?.day ?? null,
      },
    ];
  }

  private tellClosing(lineNumber: number): BankFileRecord[] {
    const { statement } = this;
    if (statement === undefined) return [];
    this.statement = undefined;
    const closing = balanceWith('CLBD', statement.balances);
    const { cents = null, day = null } = closing ?? {};
    return [{ kind: 'statement-closed', lineNumber, closingCents: cents, closingDay: day }];
  }
}

function balanceWith(code: string, balances: readonly Balance[]): Balance | undefined {
  return balances.find((balance) => balance.code === code);
}

/** @throws BankFileRefusal `malformed`: a statement that does not say whose it is cannot be told from another. */
function identityOf(
  header: ElementValues,
  lineNumber: number,
): Pick<StatementOpened, 'statementId' | 'account' | 'number'> {
  try {
    return {
      statementId: requiredText(header.first('Id')),
      account: requiredText(header.first('Acct/Id/IBAN', 'Acct/Id/Othr/Id')),
      number: optionalText(header.first('ElctrncSeqNb', 'LglSeqNb'), MAX_NUMBER_LENGTH),
    };
  } catch (error) {
    if (error instanceof LineFault) throw new BankFileRefusal('malformed', lineNumber);
    throw error;
  }
}
