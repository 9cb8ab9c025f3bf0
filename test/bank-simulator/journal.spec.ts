import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Journal } from '../../src/bank-simulator/books/journal.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';

it('returns what was appended, in order, also from a folder that did not exist', () =>
  withTemporaryFolder(async (folder) => {
    const file = join(folder, 'a', 'b', 'journal.jsonl');
    const { journal, entries } = await Journal.open(file);
    expect(entries).toEqual([]);
    for (let number = 0; number < 500; number += 1) journal.append({ number, text: 'città\nnuova' });
    await journal.durable();
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(500);
    await journal.close();
    const again = await Journal.open(file);
    expect(again.entries).toHaveLength(500);
    expect(again.entries[499]).toEqual({ number: 499, text: 'città\nnuova' });
    await again.journal.close();
  }));

it('cuts a torn last line off, so that the next entry stands on a line of its own', () =>
  withTemporaryFolder(async (folder) => {
    const file = join(folder, 'journal.jsonl');
    await writeFile(file, '{"number":1}\n{"number":2}\n{"numb');
    const { journal, entries } = await Journal.open(file);
    expect(entries).toEqual([{ number: 1 }, { number: 2 }]);
    journal.append({ number: 3 });
    await journal.close();
    expect(await readFile(file, 'utf8')).toBe('{"number":1}\n{"number":2}\n{"number":3}\n');
  }));

it('refuses a file that is damaged before its end, and names the line', () =>
  withTemporaryFolder(async (folder) => {
    const file = join(folder, 'journal.jsonl');
    await writeFile(file, '{"number":1}\nnonsense\n{"number":3}\n');
    await expect(Journal.open(file)).rejects.toThrow('line 2 is damaged');
  }));

it('promises nothing more once a write has failed', () =>
  withTemporaryFolder(async (folder) => {
    const { journal } = await Journal.open(join(folder, 'journal.jsonl'));
    await journal.close();
    journal.append({ number: 1 });
    await expect(journal.durable()).rejects.toThrow();
    journal.append({ number: 2 });
    await expect(journal.durable()).rejects.toThrow();
  }));
