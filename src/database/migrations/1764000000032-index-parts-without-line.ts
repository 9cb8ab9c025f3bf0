import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parts made before the gateway's list came are few, and each import looks for their lines. */
export class IndexPartsWithoutLine1764000000032 implements MigrationInterface {
  readonly name = 'IndexPartsWithoutLine1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index credit_part_without_line on credit_part (id) where gateway_line_id is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index credit_part_without_line');
  }
}
