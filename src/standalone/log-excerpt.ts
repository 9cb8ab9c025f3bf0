import { open } from 'node:fs/promises';

const EXCERPT_LINES = 6;
const MAX_EXCERPT_BYTES = 64 * 1024;

/** What a log file gained since it had `offset` bytes (the last 64 KiB of it). */
export async function logSince(file: string, offset: number): Promise<string> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return '';
  try {
    const { size } = await handle.stat();
    const start = Math.max(offset, size - MAX_EXCERPT_BYTES, 0);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(size - start, 0)), 0, null, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The last lines of a log for a person at the terminal: JSON lines are reduced to their message. */
export function excerpt(log: string): string {
  const lines = log.split('\n').map(readable);
  return lines
    .filter((line) => line !== '')
    .slice(-EXCERPT_LINES)
    .map((line) => `    ${line}`)
    .join('\n');
}

function readable(line: string): string {
  const text = line.trim();
  if (!text.startsWith('{')) return text;
  try {
    const { msg, err } = JSON.parse(text) as { msg?: unknown; err?: { message?: unknown } };
    return [msg, err?.message].filter((part) => typeof part === 'string' && part !== '').join(': ') || text;
  } catch {
    return text;
  }
}
