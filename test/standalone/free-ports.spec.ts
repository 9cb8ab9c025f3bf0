import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { requireFreePorts } from '../../src/standalone/free-ports.js';
import { freePort } from '../support/free-port.js';

const host = '127.0.0.1';

describe('the ports of an installation', () => {
  it('pass when they are free', async () => {
    await expect(requireFreePorts([{ variable: 'PORT', host, port: await freePort() }])).resolves.toBeUndefined();
  });

  it('name every variable whose port is taken', async () => {
    const servers = [createServer(), createServer()];
    const ports: number[] = [];
    for (const server of servers) {
      server.listen(0, host);
      await once(server, 'listening');
      ports.push((server.address() as AddressInfo).port);
    }
    const wanted = [
      { variable: 'PORT', host, port: ports[0] ?? 0 },
      { variable: 'DB_PORT', host, port: await freePort() },
      { variable: 'BANK_PORT', host, port: ports[1] ?? 0 },
    ];
    const failure = await requireFreePorts(wanted).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'PORT_TAKEN' });
    expect(String(failure)).toMatch(new RegExp(`La porta ${ports[0] ?? 0} è occupata .* con PORT\\.`));
    expect(String(failure)).toMatch(new RegExp(`La porta ${ports[1] ?? 0} è occupata .* con BANK_PORT\\.`));
    expect(String(failure)).not.toContain('DB_PORT');
    for (const server of servers) server.close();
  });

  it('must differ from each other', async () => {
    const port = await freePort();
    const wanted = ['PORT', 'MAIL_PORT'].map((variable) => ({ variable, host, port }));
    await expect(requireFreePorts(wanted)).rejects.toThrow('MAIL_PORT');
  });

  it('are waited for while a killed predecessor leaves', async () => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const waiting = requireFreePorts([{ variable: 'PORT', host, port }], 20_000);
    setImmediate(() => server.close());
    await expect(waiting).resolves.toBeUndefined();
  });

  it('say so when the address does not belong to this machine', async () => {
    const wanted = [{ variable: 'PORT', host: '192.0.2.1', port: await freePort() }];
    await expect(requireFreePorts(wanted)).rejects.toThrow('HOST');
  });
});
