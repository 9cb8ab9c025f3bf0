import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The language in which a citizen paid, and in which e-mails about the payment are written. */
export class AddPaymentLanguage1764000000005 implements MigrationInterface {
  readonly name = 'AddPaymentLanguage1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table payment add column language text not null default 'it' check (language in ('it', 'en'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table payment drop column language');
  }
}
