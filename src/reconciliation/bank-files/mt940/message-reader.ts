import type { BankFileRecord } from '../bank-file-record.js';
import { acceptedOrRejected, LineFault, rejected } from '../line-fault.js';
import { balanceOf } from './balance.js';
import type { Mt940Field } from './mt940-fields.js';
import { OpenMessage } from './open-message.js';
import { PendingMovement } from './pending-movement.js';
import { statementLine } from './statement-line.js';

/** Puts the fields of messages together into records. */
export class MessageReader {
  private message: OpenMessage | undefined;
  /** A movement whose causale may still follow. */
  private movement: PendingMovement | undefined;
  /** What a line without a tag goes on with; undefined when the field has a single line. */
  private open: 'details' | 'information' | 'ignored' | undefined;

  /** A statement has begun whose closing balance did not come. */
  get isWithinStatement(): boolean {
    return this.message?.isClosed === false;
  }

  *readField(field: Mt940Field, lineNumber: number): Generator<BankFileRecord> {
    if (field.tag === '86') {
      this.open = this.movement === undefined ? 'ignored' : 'information';
      this.movement?.addInformation(field.value);
      return;
    }
    yield* this.flush();
    try {
      yield* this.understand(field, lineNumber);
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      yield rejected(lineNumber, error.reason, `:${field.tag}:${field.value}`);
    }
  }

  /** Takes a line that goes on with the field before; false when that field has no further line. */
  continueField(line: string): boolean {
    if (this.open === undefined) return false;
    if (this.open === 'information') this.movement?.addInformation(line);
    if (this.open === 'details') {
      this.movement?.addDetails(line);
      this.open = undefined;
    }
    return true;
  }

  /** The message is over, and what its closing balance did not say is not known. */
  *endMessage(lineNumber: number): Generator<BankFileRecord> {
    yield* this.flush();
    const { message } = this;
    this.message = undefined;
    if (message === undefined || message.isClosed) return;
    yield* message.tellOpening();
    yield message.close(undefined, lineNumber);
  }

  private *understand({ tag, value }: Mt940Field, lineNumber: number): Generator<BankFileRecord> {
    if (tag === '20') {
      yield* this.endMessage(lineNumber);
      this.message = new OpenMessage(value, lineNumber);
      return;
    }
    const { message } = this;
    if (message === undefined) throw new LineFault('line-unreadable');
    switch (tag) {
      case '25':
      case '25P':
        message.takeAccount(value);
        return;
      case '28':
      case '28C':
        message.takeNumber(value);
        return;
      case '60F':
      case '60M':
        message.takeOpening(balanceOf(value));
        yield* message.tellOpening();
        return;
      case '61':
        yield* this.beginMovement(message, value, lineNumber);
        return;
      case '62F':
      case '62M':
        yield* closeMessage(message, value, lineNumber);
    }
  }

  private *beginMovement(message: OpenMessage, value: string, lineNumber: number): Generator<BankFileRecord> {
    // What goes on with a line that is rejected goes with it.
    this.open = 'ignored';
    yield* message.tellOpening();
    message.checkLines();
    this.movement = new PendingMovement(statementLine(value, lineNumber));
    this.open = 'details';
  }

  private *flush(): Generator<BankFileRecord> {
    const { movement } = this;
    this.movement = undefined;
    this.open = undefined;
    if (movement !== undefined) yield movement.complete();
  }
}

function* closeMessage(message: OpenMessage, value: string, lineNumber: number): Generator<BankFileRecord> {
  yield* message.tellOpening();
  const balance = acceptedOrRejected(
    () => balanceOf(value),
    (reason) => rejected(lineNumber, reason, value),
  );
  const isRead = !('kind' in balance);
  if (!isRead) yield balance;
  yield message.close(isRead ? balance : undefined, lineNumber);
}
