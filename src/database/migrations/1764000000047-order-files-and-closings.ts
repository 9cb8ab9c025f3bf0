import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which lines a closed period contains is told by two instants: when it was closed, and when their file was loaded. Imports
 * and closings follow one another under one lock, but clocks of two machines may differ, and one may be set back: a file
 * that came after a closing never says that it came before it, nor at the same instant, and the other way round. Else its
 * lines would be frozen without being in any minutes.
 */
export class OrderFilesAndClosings1764000000047 implements MigrationInterface {
  readonly name = 'OrderFilesAndClosings1764000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRIGGERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger bank_file_ends_after_closings on bank_file;
      drop trigger closed_period_ends_after_files on closed_period;
      drop function end_after_closings(), close_after_files()`);
  }
}

// A millisecond, as the program's instants have no smaller part.
const TRIGGERS = `
  create function end_after_closings() returns trigger language plpgsql as $$
  begin
    new.finished_at := greatest(new.finished_at, (select max(closed_at) + interval '1 millisecond' from closed_period));
    return new;
  end $$;
  create trigger bank_file_ends_after_closings before update on bank_file
    for each row when (new.state = 'loaded' and old.state <> 'loaded') execute function end_after_closings();

  create function close_after_files() returns trigger language plpgsql as $$
  begin
    new.closed_at := greatest(new.closed_at, (select max(finished_at) from bank_file where state = 'loaded'));
    return new;
  end $$;
  create trigger closed_period_ends_after_files before insert on closed_period
    for each row execute function close_after_files()`;
