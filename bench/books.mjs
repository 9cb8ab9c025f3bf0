// Every journey's end, compared: what the load paid as the bank, and what the portal's database holds.

const PAID = `
  select a.order_code as "orderCode", a.transaction_code as "transactionCode", a.amount_cents::int as "amountCents"
  from payment_attempt a join payment p on p.id = a.payment_id
  where p.status = 'paid' and a.status = 'paid'`;
const COUNTS = `
  select (select count(*) from payment)::int as payments,
         (select count(*) from receipt_delivery where state = 'sent')::int as sent`;

/** The bank's side of the run: every order that the load has paid. */
export class Ledger {
  #lines = new Map();

  add({ orderCode, amountCents, transactionCode }) {
    this.#lines.set(orderCode, `${transactionCode} ${amountCents}`);
  }

  /**
   * @throws Error when a payment is missing, is there twice, or differs by a cent or a letter
   * @returns {Promise<{ payments: number, receiptsSent: number }>} receipts leave after the journey: not all have yet
   */
  async compareWith(sql) {
    const { rows } = await sql.query(PAID);
    const wrong = rows.filter((row) => this.#lines.get(row.orderCode) !== `${row.transactionCode} ${row.amountCents}`);
    const [counts] = (await sql.query(COUNTS)).rows;
    if (wrong.length > 0 || rows.length !== this.#lines.size || counts.payments !== this.#lines.size) {
      const found = `${rows.length} paid of ${counts.payments}, ${wrong.length} of them different`;
      throw new Error(`the books differ: ${this.#lines.size} journeys, ${found}`);
    }
    return { payments: counts.payments, receiptsSent: counts.sent };
  }
}
