import pg from 'pg';
import { createMigratedTestDatabase, createTestDatabase, type TestDatabase } from './postgres.js';

async function ask(database: TestDatabase, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the PostgreSQL of the tests', () => {
  it('gives each caller an empty database', async () => {
    const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await ask(first, 'create table only_here (id int)');
    await expect(ask(second, 'select * from only_here')).rejects.toThrow('does not exist');
    await Promise.all([first.drop(), second.drop()]);
    await expect(ask(first, 'select 1')).rejects.toThrow('does not exist');
  });

  it('copies a migrated template, made once even when many ask at the same time', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => createMigratedTestDatabase()));
    const slugs = await Promise.all(databases.map((database) => ask(database, 'select slug from service')));
    expect(slugs.map((rows) => rows.length)).toEqual([8, 8, 8, 8]);
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('sorts and folds letters by PostgreSQL’s own Unicode rules', async () => {
    const database = await createTestDatabase();
    expect(await ask(database, "select upper('perché ștefan') as folded")).toEqual([{ folded: 'PERCHÉ ȘTEFAN' }]);
    await database.drop();
  });
});
