import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { EnvironmentError } from '../../env.js';
import { errorCodeOf } from '../error-code.js';
import { metricsAccess } from './metrics-access.js';
import type { PrometheusMetrics } from './prometheus-metrics.js';

export interface MetricsServerOptions {
  readonly host: string;
  readonly port: number;
  readonly token: string | undefined;
}

const STATUS = { unseen: 404, refused: 403 } as const;
const REQUEST_WITHIN_MS = 10_000;

/** Serves `GET /metrics`, and nothing else, in a process that has no pages. */
export class MetricsServer {
  private readonly server: Server;

  constructor(
    private readonly metrics: PrometheusMetrics,
    private readonly options: MetricsServerOptions,
  ) {
    this.server = createServer({ requestTimeout: REQUEST_WITHIN_MS }, (request, response) => {
      void this.answer(request, response);
    });
  }

  /** @throws EnvironmentError METRICS_PORT when somebody else has the port. */
  async start(): Promise<void> {
    const { host, port } = this.options;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error) => {
        const problem = `port ${port} cannot be opened on ${host} (${errorCodeOf(error)}); choose another port`;
        reject(new EnvironmentError('METRICS_PORT', problem));
      });
      this.server.listen(port, host, resolve);
    });
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, socket } = request;
    const isAsked = request.method === 'GET' && request.url?.split('?', 1)[0] === '/metrics';
    const access = metricsAccess({ socketAddress: socket.remoteAddress, headers }, this.options.token);
    if (!isAsked || access !== 'granted') {
      response.writeHead(isAsked && access !== 'granted' ? STATUS[access] : 404).end();
      return;
    }
    const text = await this.metrics.collect();
    response.writeHead(200, { 'content-type': this.metrics.contentType, 'cache-control': 'no-store' }).end(text);
  }
}
