import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerLine } from '../../src/bank-simulator/control/ledger-line.js';
import { freePort } from '../support/free-port.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { BankProcess, refusalOf } from './bank-process.js';
import { isSigned, TestShop, valueOf } from './shop.js';
import { cardFields, CARDS, newOrderId, Visitor } from './visitor.js';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterEach(() => BankProcess.endAll());
afterAll(async () => {
  await shop.close();
});

async function environmentIn(folder: string): Promise<Record<string, string>> {
  return {
    DATA_DIR: folder,
    BANK_PORT: String(await freePort()),
    TEST_CLOCK_OFFSET_FILE: join(folder, 'clock-offset'),
    LOG_LEVEL: 'trace',
  };
}

async function ledgerOf(bank: BankProcess): Promise<LedgerLine[]> {
  return (await fetch(`${bank.url}/__sim/ledger`)).json() as Promise<LedgerLine[]>;
}

it('says where it listens, and ends cleanly on SIGTERM', () =>
  withTemporaryFolder(async (folder) => {
    const environment = await environmentIn(folder);
    const bank = await BankProcess.start(environment);
    expect(bank.url).toBe(`http://127.0.0.1:${environment['BANK_PORT'] ?? ''}`);
    expect(await bank.end('SIGTERM')).toBe(0);
  }));

it('knows after SIGKILL all that it had answered, and settles and notifies what it owes', () =>
  withTemporaryFolder(async (folder) => {
    const environment = await environmentIn(folder);
    const first = await BankProcess.start(environment);
    const visitor = new Visitor(first.url, shop);
    const [paid, open, pending, untold] = [newOrderId(), newOrderId(), newOrderId(), newOrderId()];
    await visitor.pay(paid);
    const confirmation = await visitor.fillIn(open);
    await visitor.pay(pending, CARDS.pending);
    await setFaults(first, { scope: { orderId: untold }, notification: { delayMs: 60_000 } });
    await visitor.pay(untold);
    const before = await ledgerOf(first);
    expect(before.map(({ status }) => status)).toEqual(['paid', 'open', 'pending', 'paid']);
    await first.end('SIGKILL');
    // What a crash in the middle of a write leaves behind.
    await appendFile(join(folder, 'bank-simulator', 'journal.jsonl'), '{"type":"order-can');

    const second = await BankProcess.start(environment);
    expect(await ledgerOf(second)).toEqual(before);
    const page = await new Visitor(second.url, shop).press(confirmation, 'confirm');
    expect(page.html).toContain('Inserisci di nuovo i dati della carta');

    await writeFile(join(folder, 'clock-offset'), '61000');
    const [settled] = await shop.notified(pending);
    expect(settled && isSigned(settled) && valueOf(settled, 'RESULT')).toBe('00');
    await shop.notified(untold);
    expect(shop.notifications(paid)).toHaveLength(1);
    await second.end('SIGTERM');
  }));

it('keeps card numbers out of its folder and its log', () =>
  withTemporaryFolder(async (folder) => {
    const bank = await BankProcess.start(await environmentIn(folder));
    const visitor = new Visitor(bank.url, shop);
    const orderId = newOrderId();
    const wrong = await visitor.press(await visitor.start(orderId), 'submit', cardFields('5255000000000002'));
    await visitor.press(wrong, 'submit', { ...cardFields('4539 9700 0000 0006'), cvv: '9876' });
    await visitor.pay(orderId);
    await fetch(`${bank.url}/vpos/pagamenti/main?cardNumber=5255000000000001`);
    await until('the log', () => bank.logged.includes('answered'));
    await bank.end('SIGTERM');

    const names = await readdir(join(folder, 'bank-simulator'));
    const kept = await Promise.all(names.map((name) => readFile(join(folder, 'bank-simulator', name), 'utf8')));
    const everything = kept.join('\n') + bank.logged;
    expect(everything).toContain(orderId);
    expect(everything).not.toMatch(/525500\d{10}|4539[ -]?9700|"9876"/);
    const mac = valueOf(shop.notifications(orderId)[0] ?? { parameters: [] }, 'MAC') ?? 'none';
    expect(bank.logged).not.toContain(mac);
    expect((await stat(join(folder, 'bank-simulator'))).mode & 0o077).toBe(0);
  }));

it.each([
  ['in production', { NODE_ENV: 'production', TEST_CLOCK_OFFSET_FILE: '' }, 'NODE_ENV: the bank simulator'],
  ['without the key of the starts', { BANK_START_KEY: '' }, 'BANK_START_KEY: is required'],
  ['without the key of the results', { BANK_RESULT_KEY: '' }, 'BANK_RESULT_KEY: is required'],
])('refuses to start %s', (_where, changes, message) =>
  withTemporaryFolder(async (folder) => {
    const { code, errors } = await refusalOf({ ...(await environmentIn(folder)), ...changes });
    expect(code).toBe(1);
    expect(errors).toContain(message);
  }),
);

it('names the variable that moves it when its port is taken', () =>
  withTemporaryFolder(async (folder) => {
    const port = new URL(shop.url).port;
    const { code, errors } = await refusalOf({ ...(await environmentIn(folder)), BANK_PORT: port });
    expect(code).toBe(1);
    expect(errors).toContain(`BANK_PORT: port ${port} is taken`);
  }));

async function setFaults(bank: BankProcess, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${bank.url}/__sim/faults`, { method: 'POST', headers, body: JSON.stringify(body) });
}
