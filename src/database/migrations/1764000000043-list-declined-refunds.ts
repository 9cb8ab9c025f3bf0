import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refunds that were rejected or withdrawn are a group of the list, too, paged like the others. */
export class ListDeclinedRefunds1764000000043 implements MigrationInterface {
  readonly name = 'ListDeclinedRefunds1764000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index refund_declined on refund (settled_at, id) where state in ('rejected', 'withdrawn')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index refund_declined');
  }
}
