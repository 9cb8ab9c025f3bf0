import { XMLParser } from 'fast-xml-parser';
import { refund } from './back-office-client.js';
import { openTown, type Town } from './town.js';
import { newOrderId } from './visitor.js';

const DAY_MS = 86_400_000;
let town: Town;
const orders: string[] = [];

// Friday 20 two payments, Saturday 21 one: all booked on Monday 23 November 2026. A refund on Monday is booked on Tuesday.
beforeAll(async () => {
  town = await openTown();
  town.bank.clock.advance(-3 * DAY_MS);
  for (const [amount, pauseMs] of [
    ['15696', 0],
    ['3334', DAY_MS],
    ['100', 2 * DAY_MS],
  ] as const) {
    const orderId = newOrderId();
    orders.push(orderId);
    const page = await town.visitor.start(orderId, { AMOUNT: amount });
    const card = { cardType: 'Visa', cardNumber: '4539970000000006', expiryMonth: '06', expiryYear: '30', cvv: '123' };
    await town.visitor.press(await town.visitor.press(page, 'submit', card), 'confirm');
    town.bank.clock.advance(pauseMs);
  }
  const [orderId = ''] = orders;
  const transactionCode = (await town.bank.line(orderId)).transactionCode ?? '';
  await refund(town.bank.url, { orderId, transactionCode, amountCents: 696 });
});
afterAll(async () => {
  await town.close();
});

async function file(query: string): Promise<string> {
  const response = await fetch(`${town.bank.url}/__sim/bank-file?${query}`);
  expect(response.status).toBe(200);
  return response.text();
}

/** The MT940's opening balance, movements and closing balance, in cents. */
async function movements(query: string): Promise<{ opening: number; amounts: number[]; closing: number }> {
  const text = await file(`format=mt940&${query}`);
  const cents = (match: RegExpMatchArray | null): number => {
    const [, sign = '', euros = ''] = match ?? [];
    return Number(euros.replace(',', '')) * (sign === 'D' ? -1 : 1);
  };
  const amounts = [...text.matchAll(/^:61:\d{10}([CD])(\d+,\d\d)NMSC/gm)].map(cents);
  const [opening, closing] = ['60F', '62F'].map((tag) =>
    cents(RegExp(`:${tag}:([CD])\\d{6}EUR(\\d+,\\d\\d)`).exec(text)),
  );
  return { opening: opening ?? Number.NaN, amounts, closing: closing ?? Number.NaN };
}

it('books each day’s payments as one net credit on the next working day', async () => {
  // Fees of 1.5 %, half up: 235, 50 and 2 cents.
  expect(await movements('date=2026-11-23')).toEqual({
    opening: 0,
    amounts: [15_696 - 235 + 3_334 - 50, 100 - 2],
    closing: 18_843,
  });
  expect(await movements('date=2026-11-20')).toEqual({ opening: 0, amounts: [], closing: 0 });
});

it('goes on from the balance of the day before, with refunds as debits', async () => {
  expect(await movements('date=2026-11-24')).toEqual({ opening: 18_843, amounts: [-696], closing: 18_147 });
});

it('leaves the fees in, or books each payment alone, when it is asked to', async () => {
  expect((await movements('date=2026-11-23&fees=gross')).amounts).toEqual([19_030, 100]);
  expect((await movements('date=2026-11-23&credits=single')).amounts.sort()).toEqual([15_461, 3_284, 98].sort());
});

it('is wrong on purpose in the same way each time, and its balances still add up', async () => {
  const query = 'date=2026-11-23&credits=single&missing=1&wrongAmount=1&foreign=2';
  const first = await movements(query);
  expect(await movements(query)).toEqual(first);
  // The first order is missing, the second has a cent too many, two credits are of strangers.
  expect([...first.amounts].sort((left, right) => left - right)).toEqual([98, 3_285, 10_137, 10_274]);
  expect(first.closing).toBe(first.opening + first.amounts.reduce((sum, cents) => sum + cents, 0));
});

it('writes CAMT.053 with the same movements', async () => {
  const xml = await file('format=camt053&date=2026-11-23');
  expect(await file('format=camt053&date=2026-11-23')).toBe(xml);
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
  interface Entry {
    Amt: { '#text': string; '@_Ccy': string };
    CdtDbtInd: string;
    BookgDt: { Dt: string };
    AddtlNtryInf: string;
  }
  const { Document } = parser.parse(xml) as {
    Document: { '@_xmlns': string; BkToCstmrStmt: { Stmt: { Ntry: Entry[]; Bal: { Amt: { '#text': string } }[] } } };
  };
  expect(Document['@_xmlns']).toBe('urn:iso:std:iso:20022:tech:xsd:camt.053.001.08');
  const { Ntry, Bal } = Document.BkToCstmrStmt.Stmt;
  expect(Ntry.map(({ Amt }) => Amt['#text'])).toEqual(['187.45', '0.98']);
  expect(Ntry[0]).toMatchObject({ CdtDbtInd: 'CRDT', BookgDt: { Dt: '2026-11-23' } });
  expect(Ntry[0]?.AddtlNtryInf).toBe('ACCREDITO POS 391177900021001 DEL 20/11/2026 N.OPER. 2 LORDO 190,30 COMM. 2,85');
  expect(Bal.map(({ Amt }) => Amt['#text'])).toEqual(['0.00', '188.43']);
});

it('lists the transactions of a day as the gateway does', async () => {
  const response = await fetch(`${town.bank.url}/__sim/bank-file?format=csv&date=2026-11-21`);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const [header, row, end] = bytes.toString('utf8').slice(1).split('\r\n');
  expect(header).toBe(
    'tipo;data_ora;negozio;numero_ordine;codice_transazione;importo;commissione_banca;netto;valuta;stato',
  );
  expect(row).toMatch(
    /^PAGAMENTO;21\/11\/2026 11:15:00;391177900021001;\w+;[0-9A-F]{26};1,00;0,02;0,98;EUR;CONTABILIZZATO$/,
  );
  expect(end).toBe('');
});

it('lists refunds too, as negative amounts', async () => {
  const text = await file('format=csv&date=2026-11-23');
  expect(text).toMatch(/STORNO;23\/11\/2026 11:15:00;391177900021001;\w+;OP[0-9A-F]{23};-6,96;0,00;-6,96;EUR;/);
});

it.each(['format=pdf', 'date=2026-02-30', 'fees=half', 'missing=-1', 'days=2'])('refuses %s', async (query) => {
  const response = await fetch(`${town.bank.url}/__sim/bank-file?${query}`);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: string }).error).toContain(query.split('=', 1)[0]);
});
