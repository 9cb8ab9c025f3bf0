import { FrameReader } from './frames.js';
import { StatementReader } from './statements.js';

function frame(type: string, ...parts: (string | number | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map(bytesOf));
  const head = Buffer.alloc(type.length + 4);
  head.write(type, 'latin1');
  head.writeInt32BE(body.length + 4, type.length);
  return Buffer.concat([head, body]);
}

/** Texts end with a zero, numbers are of 16 bits. */
function bytesOf(part: string | number | Buffer): Buffer {
  if (typeof part === 'string') return Buffer.from(`${part}\0`);
  if (typeof part !== 'number') return part;
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(part);
  return bytes;
}

function value(text: string | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(text === null ? -1 : Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text ?? '')]);
}

const STARTUP = frame('', Buffer.from([0, 3, 0, 0]), 'user', 'porta', '');
const STREAM = Buffer.concat([
  STARTUP,
  frame('Q', 'BEGIN'),
  frame('P', 'lock-order', 'select 1 for update', 0),
  frame('B', '', 'lock-order', 0, 1, value('PDPSCONOSCIUTO234'), 0),
  frame('S'),
  frame('P', '', 'select add_job($1, $2)', 0),
  frame('B', '', '', 2, 0, 0, 2, value(null), value('{"deliveryId":7}'), 0),
  frame('Q', 'COMMIT'),
]);
const STATEMENTS = [
  { name: 'BEGIN', values: [] },
  { name: 'lock-order', values: ['PDPSCONOSCIUTO234'] },
  { name: 'select add_job($1, $2)', values: [null, '{"deliveryId":7}'] },
  { name: 'COMMIT', values: [] },
];

it.each([STREAM.length, 1, 7])('statements are read out of a stream that comes in pieces of %i bytes', (size) => {
  const frames = new FrameReader(true);
  const statements = new StatementReader();
  const read = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, index) =>
    frames.push(STREAM.subarray(index * size, (index + 1) * size)),
  ).flat();
  expect(Buffer.concat(read.map(({ bytes }) => bytes))).toEqual(STREAM);
  expect(read.map((each) => statements.read(each)).filter((each) => each !== undefined)).toEqual(STATEMENTS);
});
