import { lstat, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { readEnvironment } from '../../src/env.js';
import { FolderRounds } from '../../src/reconciliation/folder/folder-rounds.js';
import { ImportFromFolder } from '../../src/reconciliation/folder/import-from-folder.js';
import { WatchedFolder } from '../../src/reconciliation/folder/watched-folder.js';
import { importBankFileCommand } from '../../src/reconciliation/import-bank-file.command.js';
import { type ImportTools, openImportTools } from '../../src/reconciliation/import-tools.js';
import { Database } from '../../src/shared/database.js';
import { WorkerRounds } from '../../src/shared/worker-rounds.js';
import { MovingClock } from '../support/moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { testEnvironment } from '../support/test-environment.js';
import { until } from '../support/until.js';
import { sample } from './records-of.js';

const MINUTE_MS = 60_000;
const clock = new MovingClock(new Date('2026-11-26T07:15:00Z'));
let testDatabase: TestDatabase;
let tools: ImportTools;

beforeAll(async () => {
  testDatabase = await createMigratedTestDatabase();
  tools = openImportTools(readEnvironment({ DATABASE_URL: testDatabase.url }), clock);
});
afterAll(async () => {
  await tools.close();
  await testDatabase.drop();
});

describe('porta bank-file import', () => {
  async function call(path: string): Promise<{ status: number; out: string; err: string }> {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const status = await runCommandLine({
      commands: [importBankFileCommand],
      args: ['bank-file', 'import', path],
      variables: { DATABASE_URL: testDatabase.url },
      terminal: { stdin, stdout, stderr },
    });
    const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '');
    return { status, out: text(stdout), err: text(stderr) };
  }

  it('takes a file in once, whatever it is called', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'estratto.xml');
      await writeFile(path, await sample('camt053-04-latin1.xml'));
      expect(await call(path)).toEqual({
        status: 0,
        out: 'Importato: CAMT.053 versione 04, righe nuove 2, già note 0, scartate 0.\n',
        err: 'Letto il 100%\n',
      });
      await rename(path, join(folder, 'ancora.xml'));
      expect(await call(join(folder, 'ancora.xml'))).toEqual({
        status: 0,
        out: 'Già ricevuto, con lo stesso contenuto: "estratto.xml". Nessuna riga aggiunta.\n',
        err: '',
      });
    }));

  it('says which lines were kept aside, and that a statement does not add up', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'estratto.sta');
      const lines = (await sample('mt940-libero.sta'))
        .toString()
        .replace(':62F:C260102EUR2382,51', ':62F:C260102EUR2382,52');
      await writeFile(path, lines);
      const { status, out } = await call(path);
      expect(status).toBe(1);
      expect(out).toBe(
        'Importato: MT940, righe nuove 6, già note 0, scartate 1.\n' +
          'Riga 25: La riga non si legge.\n' +
          'Un estratto conto non quadra: saldo iniziale e movimenti non danno il saldo finale.\n',
      );
    }));

  it('ends with 1 for a file that is refused or not there', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'estratto.gz');
      await writeFile(path, gzipSync('estratto'));
      expect(await call(path)).toMatchObject({
        status: 1,
        out: expect.stringMatching(/^Rifiutato\. Il file è compresso/),
      });
      expect(await call(join(folder, 'manca'))).toMatchObject({
        status: 1,
        err: expect.stringMatching(/manca non si legge \(ENOENT\)\.\n$/),
      });
      expect(await call(folder)).toMatchObject({ status: 1, err: expect.stringContaining('EISDIR') });
    }));
});

describe('the watched folder', () => {
  /** Runs `work` with a folder and the round over it, which comes once a minute. */
  async function withFolder(work: (path: string, round: () => Promise<void>) => Promise<void>): Promise<void> {
    await withTemporaryFolder(async (path) => {
      const folder = new WatchedFolder(path);
      const importFolder = new ImportFromFolder(tools.importFile, tools.inbox, clock);
      await work(path, async () => {
        clock.advance(MINUTE_MS);
        await importFolder.execute(folder);
      });
    });
  }

  it('takes a file when it has not changed for a minute', () =>
    withFolder(async (path, round) => {
      const content = await sample('transazioni.csv');
      await writeFile(join(path, 'lista.csv'), content.subarray(0, 300));
      await round();
      await writeFile(join(path, 'lista.csv'), content);
      await round();
      expect(await readdir(path)).toEqual(['lista.csv']);
      await round();
      expect(await readdir(path)).toEqual(['importati']);
      expect(await readFile(join(path, 'importati/lista.csv'))).toEqual(content);
    }));

  it('moves a file that was taken in before a crash, and one that somebody else brought', () =>
    withFolder(async (path, round) => {
      const content = await sample('mt940-pagine-1252.sta');
      await tools.importFile.execute({
        chunks: one(content),
        name: 'estratto.sta',
        source: 'folder',
        importedBy: null,
      });
      await writeFile(join(path, 'estratto.sta'), content);
      await round();
      await round();
      expect(await readdir(join(path, 'importati'))).toEqual(['estratto.sta']);
    }));

  it('puts a file that is refused aside with the reason, and goes on with the next', () =>
    withFolder(async (path, round) => {
      await writeFile(join(path, 'a.xml'), '<html>Sessione scaduta</html>');
      await writeFile(join(path, 'b.sta'), await sample('mt940-strutturato.sta'));
      await round();
      await round();
      expect(await readdir(join(path, 'importati'))).toEqual(['b.sta']);
      expect(await readdir(join(path, 'rifiutati'))).toEqual(['a.xml', 'a.xml.txt']);
      expect(await readFile(join(path, 'rifiutati/a.xml.txt'), 'utf8')).toMatch(
        /^Il file "a\.xml" non è stato importato\.\nNon è un file della banca che sappiamo leggere: .+\n$/,
      );
      await writeFile(join(path, 'a.xml'), 'di nuovo');
      await round();
      await round();
      expect(await readdir(join(path, 'rifiutati'))).toHaveLength(4);
    }));

  it('neither follows links nor looks at what is no file', () =>
    withTemporaryFolder(async (elsewhere) => {
      await writeFile(join(elsewhere, 'altrui.csv'), await sample('transazioni-virgole-latin1.csv'));
      await withFolder(async (path, round) => {
        await symlink(join(elsewhere, 'altrui.csv'), join(path, 'legame.csv'));
        await mkdir(join(path, 'cartella.csv'));
        await writeFile(join(path, '.nascosto.csv'), 'in arrivo');
        await round();
        await round();
        expect(await readdir(path)).toEqual(['.nascosto.csv', 'cartella.csv', 'legame.csv']);
        await expect(new WatchedFolder(path).open('legame.csv')).rejects.toMatchObject({ code: 'ELOOP' });
        expect((await lstat(join(path, 'legame.csv'))).isSymbolicLink()).toBe(true);
      });
    }));

  it('does not move files through a link', () =>
    withTemporaryFolder((elsewhere) =>
      withFolder(async (path, round) => {
        await symlink(elsewhere, join(path, 'rifiutati'));
        await writeFile(join(path, 'vuoto.sta'), '');
        await round();
        await round();
        expect(await readdir(elsewhere)).toEqual([]);
        expect(await readdir(path)).toContain('vuoto.sta');
      }),
    ));
});

describe('the timer of the watched folder', () => {
  const ROUND_EVERY_MS = 20;

  /** Runs `work` while two workers look into the same folder; `imports` counts the imports of a format so far. */
  async function withTwoWorkers(
    work: (path: string, imports: (format: string) => Promise<number>) => Promise<void>,
  ): Promise<void> {
    const database = new Database({ url: testDatabase.url, poolSize: 2, onIdleError: () => undefined });
    const imports = async (format: string): Promise<number> => {
      const text = `select count(*)::int as files from audit_entry where action = 'bank-file-imported' and data ->> 'format' = $1`;
      const [row] = await database.query<{ files: number }>({ name: 'imports', text }, [format]);
      return row!.files;
    };
    await withTemporaryFolder(async (path) => {
      const environment = testEnvironment({ BANK_FILE_FOLDER: path });
      const workers = [1, 2].map(() => {
        const importFolder = new ImportFromFolder(tools.importFile, tools.inbox, clock);
        return new FolderRounds(importFolder, new WorkerRounds(database, clock), environment, ROUND_EVERY_MS);
      });
      for (const worker of workers) worker.onApplicationBootstrap();
      try {
        await work(path, imports);
      } finally {
        for (const worker of workers) await worker.beforeApplicationShutdown();
      }
    });
    await database.close();
  }

  it('takes in what is complete, once, and puts aside what is no bank file, with the reason', () =>
    withTwoWorkers(async (path, imports) => {
      const [whole, list] = [await sample('camt053-02.xml'), await sample('transazioni.csv')];
      const before = await imports('camt053');
      await writeFile(join(path, 'conto.xml'), whole);
      await writeFile(join(path, 'errore.xml'), '<html>Sessione scaduta, accedi di nuovo</html>');
      let written = 100;
      await until('only the file that still grows is left', async () => {
        await writeFile(join(path, 'lista.csv'), list.subarray(0, ++written));
        clock.advance(MINUTE_MS / 4);
        return (await readdir(path)).join() === 'importati,lista.csv,rifiutati';
      });
      expect(await imports('camt053')).toBe(before + 1);
      expect(await readdir(join(path, 'importati'))).toEqual(['conto.xml']);
      const refused = async (): Promise<string[]> => (await readdir(join(path, 'rifiutati'))).sort();
      await until('the reason is told', async () => (await refused()).length > 1);
      expect(await refused()).toEqual(['errore.xml', 'errore.xml.txt']);

      await writeFile(join(path, 'lista.csv'), list);
      await until('the list that is complete is taken in', async () => {
        clock.advance(MINUTE_MS / 4);
        return (await readdir(path)).join() === 'importati,rifiutati';
      });
      expect((await readdir(join(path, 'importati'))).sort()).toEqual(['conto.xml', 'lista.csv']);
      expect(await readFile(join(path, 'importati/lista.csv'))).toEqual(list);
    }));
});

async function* one(content: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield content;
}
