import type pg from 'pg';

/** Which payment a row of the queue's side is about: its public id, undefined when there is none. */
export class PaymentLookup {
  private readonly known = new Map<string, string>();

  constructor(private readonly sql: Pick<pg.Pool, 'query'>) {}

  ofDelivery(id: string): Promise<string | undefined> {
    return this.find(
      `delivery ${id}`,
      `select r.payment_id as payment from receipt_delivery d join receipt r on r.id = d.receipt_id where d.id = $1`,
      id,
    );
  }

  ofMessage(id: string): Promise<string | undefined> {
    return this.find(`message ${id}`, `select payload ->> 'paymentId' as payment from outbox where id = $1`, id);
  }

  private async find(key: string, text: string, id: string): Promise<string | undefined> {
    const known = this.known.get(key);
    if (known !== undefined || id === '') return known;
    // A database that is just being stopped knows nothing; then nothing is struck.
    const rows = await this.sql.query<{ payment: string }>(text, [id]).then(
      (result) => result.rows,
      () => [],
    );
    const [row] = rows;
    if (row !== undefined) this.known.set(key, row.payment);
    return row?.payment;
  }
}
