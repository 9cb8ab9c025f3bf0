import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who prepared a payment is told of a second part that went back when its money has, not when it is asked for, approved
 * or fails: the sum of what went back says which.
 */
export class TellOnlyMoneyThatWentBack1764000000046 implements MigrationInterface {
  readonly name = 'TellOnlyMoneyThatWentBack1764000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tellWhen('new.refunded_cents > old.refunded_cents'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(tellWhen(`new.status = 'partially_refunded' and new.event_count > old.event_count`));
  }
}

function tellWhen(isAnotherPart: string): string {
  return `
    drop trigger payment_tells_who_prepared_it on payment;
    create trigger payment_tells_who_prepared_it after update of status on payment
      for each row when (new.prepared_id is not null and (old.status is distinct from new.status or ${isAnotherPart}))
      execute function tell_who_prepared_payment()`;
}
