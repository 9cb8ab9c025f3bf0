import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../support/until.js';
import { macOf, SHOP } from './shop-keys.js';

/** A message that reached the shop: the path, and the parameters in the order in which they came. */
export interface Received {
  readonly path: string;
  readonly parameters: readonly (readonly [string, string])[];
}

/** What the shop does with a notification: an HTTP status, or silence. */
export type ShopAnswer = number | 'silence';

/** A small shop on a real port: it writes down what the bank tells it and answers as the test says. */
export class TestShop {
  readonly received: Received[] = [];
  /** Answers to the next notifications; 200 when there is none left. */
  answers: ShopAnswer[] = [];

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async open(): Promise<TestShop> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const shop = new TestShop(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '', shop.url);
      shop.received.push({ path: url.pathname, parameters: [...url.searchParams] });
      const answer = shop.answers.shift() ?? 200;
      if (answer === 'silence') return;
      response.writeHead(answer, { location: `${shop.url}/elsewhere` }).end('OK');
    });
    return shop;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  notifications(orderId: string): Received[] {
    return this.received.filter(({ path, parameters }) => {
      return path === '/ms' && parameters.some(([name, value]) => name === 'ORDERID' && value === orderId);
    });
  }

  /** Waits until `count` notifications of an order have come. */
  async notified(orderId: string, count = 1): Promise<Received[]> {
    return until(`${count} notifications of ${orderId}`, () => {
      const notifications = this.notifications(orderId);
      return notifications.length >= count ? notifications : undefined;
    });
  }
}

/** Value of a parameter of a message. */
export function valueOf(message: Pick<Received, 'parameters'>, name: string): string | undefined {
  return message.parameters.find(([candidate]) => candidate === name)?.[1];
}

/** True when the MAC, which comes last, is that of the fields before it in the order in which they came. */
export function isSigned({ parameters }: Pick<Received, 'parameters'>): boolean {
  const fields = parameters.filter(([name]) => name !== 'MAC' && name !== 'x');
  return valueOf({ parameters }, 'MAC') === macOf(SHOP.resultKey, fields);
}
