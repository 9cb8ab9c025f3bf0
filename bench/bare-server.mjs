// The ceiling of HTTP: Node's own server, answering each request of a recording with the bytes that the portal gave.
// Usage: node bench/bare-server.mjs <port> <recording.json>
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, file] = process.argv.slice(2);
/** @type {{ key: string, status: number, headers: [string, string][], body: string }[]} */
const recording = JSON.parse(readFileSync(file, 'utf8'));
const answers = new Map(
  recording.map(({ key, status, headers, body }) => [
    key,
    { status, headers: headers.flat(), body: Buffer.from(body, 'base64') },
  ]),
);

const server = createServer((request, response) => {
  const path = request.url.split('?', 1)[0];
  const encoding = request.headers['accept-encoding'] === undefined ? '' : ' compressed';
  const answer = answers.get(`${request.method} ${path}${encoding}`);
  const send = () => {
    if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  };
  if (request.method === 'GET') {
    send();
    return;
  }
  request.on('end', send);
  request.resume();
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('Bare server ready\n'));
process.once('SIGTERM', () => process.exit(0));
