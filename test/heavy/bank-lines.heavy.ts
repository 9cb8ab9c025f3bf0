import { execFile } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReadStream } from 'node:fs';
import { promisify } from 'node:util';
import type pg from 'pg';
import { ImportDesk } from '../reconciliation/import-desk.js';
import { heavySize } from '../support/heavy-size.js';

const run = promisify(execFile);
const MEGABYTE = 1024 ** 2;
/**
 * Process memory beyond what it had before, whatever the file's size: batches, the driver's buffers, and garbage, of
 * which there is more or less as the collector has time (50 to 160 MB). A million lines that were kept would be over 500.
 */
const MAX_GROWTH_BYTES = 220 * MEGABYTE;

// As many payments as lines, over a year. The triggers that count payments are not what is measured.
const TOWN = `
  with paid as (
    insert into payment (public_id, service_id, service_slug, service_name, office_name, amount_cents, rate_millionths,
      commission_cents, total_cents, status, transaction_code, paid_at, idempotency_key, body_hash, event_count,
      last_event_hash, created_at, updated_at)
    select left(translate(encode(sha256(n::text::bytea), 'base64'), '+/', '-_'), 22), s.id, s.slug, s.name, s.office_name,
      100 + n % 50000, 0, 0, 100 + n % 50000, 'paid', upper(left(encode(sha256(n::text::bytea), 'hex'), 26)),
      timestamptz '2026-01-01 09:00+01' + (n % 360) * interval '1 day', 'heavy-' || n, sha256(''), 1, sha256(''),
      timestamptz '2026-01-01 09:00+01', timestamptz '2026-01-01 09:00+01'
    from generate_series(1, $1::int) n cross join (select * from service order by id limit 1) s
    returning id, transaction_code, total_cents, paid_at
  )
  insert into payment_attempt (payment_id, number, order_code, gateway, shop_id, key_version, amount_cents, currency,
    status, opened_at, expires_at, closed_at, transaction_code)
  select id, 1, 'PDP' || upper(left(encode(sha256((id || 'o')::bytea), 'hex'), 14)), 'sia-vpos', '391177900021001', 'test',
    total_cents, 'EUR', 'paid', paid_at - interval '1 minute', paid_at + interval '1 hour', paid_at, transaction_code
  from paid`;
const LIST = `
  select 'PAGAMENTO;' || to_char(closed_at at time zone 'Europe/Rome', 'DD/MM/YYYY HH24:MI:SS') || ';' || shop_id || ';' ||
    order_code || ';' || transaction_code || ';' || cents(amount_cents) || ';' || cents((amount_cents * 15 + 500) / 1000) ||
    ';' || cents(amount_cents - (amount_cents * 15 + 500) / 1000) || ';EUR;CONTABILIZZATO'
  from payment_attempt order by id`;
const CENTS = `create function cents(bigint) returns text language sql immutable as
  $$ select ($1 / 100) || ',' || lpad(($1 % 100)::text, 2, '0') $$`;
const HEADER = 'tipo;data_ora;negozio;numero_ordine;codice_transazione;importo;commissione_banca;netto;valuta;stato';

describe(`a list of ${heavySize()} lines`, () => {
  const size = heavySize();
  const path = join(tmpdir(), `bank-lines-${process.pid}.csv`);
  let desk: ImportDesk;

  beforeAll(async () => {
    desk = await ImportDesk.open();
    await fillTown(desk.sql, size);
    await writeList(desk, path);
  });

  afterAll(async () => {
    await desk.close();
    await rm(path, { force: true });
  });

  it('is imported and matched in bounded memory, in a small multiple of psql’s time for the same rows', async () => {
    const plainMs = await timed(() => copyAndJoin(desk.url, path));
    const watch = watchMemory();
    const importMs = await timed(async () => {
      expect(await desk.bring(createReadStream(path))).toMatchObject({ kind: 'loaded' });
    });
    const grownBytes = watch.stop();
    const matched = await desk.sql.query(`select count(*)::int as n from gateway_match where verdict = 'matched'`);
    const findingsMs = await timed(() =>
      desk.sql.query('select label, count(*) from reconciliation_finding group by 1'),
    );
    const figures = { size, plainMs, importMs, ratio: importMs / plainMs, grownMB: grownBytes / MEGABYTE, findingsMs };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    expect(matched.rows).toEqual([{ n: size }]);
    expect(grownBytes).toBeLessThan(MAX_GROWTH_BYTES);
  });
});

async function fillTown(sql: pg.Pool, size: number): Promise<void> {
  const client = await sql.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(TOWN, [size]);
    await client.query("set session_replication_role = 'origin'");
    await client.query('vacuum analyze payment, payment_attempt');
  } finally {
    client.release();
  }
}

async function writeList(desk: ImportDesk, path: string): Promise<void> {
  await desk.sql.query(CENTS);
  const file = await open(path, 'w');
  await file.write(`${HEADER}\n`);
  await file.close();
  await psql(desk.url, `\\copy (${LIST.replaceAll('\n', ' ')}) to program 'cat >> ${path}'`);
}

/** What a database administrator would do by hand: the file into a table with a key, and one join by order. */
async function copyAndJoin(url: string, path: string): Promise<void> {
  const columns = HEADER.split(';').map((name) => `${name} text`);
  await psql(
    url,
    `create table plain (${columns.join(', ')})`,
    `\\copy plain from '${path}' with (format csv, delimiter ';', header)`,
    `create table plain_match as select p.codice_transazione, a.id from plain p
     join payment_attempt a on a.order_code = p.numero_ordine and a.amount_cents = replace(p.importo, ',', '')::bigint`,
  );
}

async function psql(url: string, ...commands: string[]): Promise<void> {
  const options = commands.flatMap((command) => ['-c', command.replaceAll('\n', ' ')]);
  await run('psql', [url, '-q', '-v', 'ON_ERROR_STOP=1', ...options]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

/** The most that the process grew by while it was watched, in bytes. */
function watchMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  return {
    stop() {
      clearInterval(timer);
      return most - before;
    },
  };
}
