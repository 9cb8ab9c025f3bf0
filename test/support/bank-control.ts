/** Cards by what the bank does with them. */
export const CARDS = {
  paid: '5255000000000001',
  refused: '5255000000000019',
  lost: '5255000000000027',
  pending: '5255000000000035',
} as const;

/** One line of the bank's ledger, as its control interface lists it. */
export interface LedgerLine {
  readonly orderId: string;
  readonly amountCents: number;
  readonly capturedCents: number;
  readonly refundedCents: number;
  readonly status: string;
  readonly transactionCode: string | null;
}

/** One message to the shop, as the control interface lists it; `status` is the shop's answer. */
export interface DeliveryLine {
  readonly orderId: string;
  readonly status: number | null;
}

/** What a tester asks of a bank simulator over HTTP, wherever it runs. */
export class BankControl {
  constructor(readonly url: string) {}

  async ledger(): Promise<LedgerLine[]> {
    return (await fetch(`${this.url}/__sim/ledger`)).json() as Promise<LedgerLine[]>;
  }

  async order(orderId: string): Promise<LedgerLine | undefined> {
    return (await this.ledger()).find((line) => line.orderId === orderId);
  }

  async setFaults(faults: object): Promise<void> {
    const response = await this.post('faults', faults);
    if (!response.ok) throw new Error(`the bank refused the fault: ${await response.text()}`);
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/__sim/faults`, { method: 'DELETE' });
  }

  /** What the shop answered to each message about an order, in the order of sending. */
  async answersOf(orderId: string): Promise<(number | null)[]> {
    const deliveries = (await (await fetch(`${this.url}/__sim/deliveries`)).json()) as DeliveryLine[];
    return deliveries.filter((delivery) => delivery.orderId === orderId).map(({ status }) => status);
  }

  async notifyAgain(orderId: string): Promise<void> {
    await this.post('notify', { orderId });
  }

  private post(what: string, body: object): Promise<Response> {
    return fetch(`${this.url}/__sim/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
