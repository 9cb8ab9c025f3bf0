import type { AuditData, AuditEntry } from './audit-entry.js';

/** A line of an exported trail could not be read as an entry. */
export class AuditLineError extends Error {
  override readonly name = 'AuditLineError';
  constructor(readonly line: number) {
    super(`line ${line} is not an entry of the audit trail`);
  }
}

const HASH = /^[0-9a-f]{64}$/;

/** One row as a line of a JSONL export, without its line end: everything that its hash is made of, and the hash. */
export function auditEntryToJson(entry: AuditEntry): string {
  const { sequence, at, actor, action, subject, data, previousHash, hash } = entry;
  const hashes = { previousHash: previousHash?.toString('hex') ?? null, hash: hash.toString('hex') };
  return JSON.stringify({ sequence, at: at.toISOString(), actor, action, subject, data, ...hashes });
}

/** Reads an export again, line by line. @throws AuditLineError that names the line. */
export async function* parseAuditLines(lines: AsyncIterable<string>): AsyncGenerator<AuditEntry> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const entry = parseLine(line);
    if (entry === undefined) throw new AuditLineError(number);
    yield entry;
  }
}

function parseLine(line: string): AuditEntry | undefined {
  const found = parseObject(line);
  if (found === undefined) return undefined;
  const { sequence, at, actor, action, subject, data, previousHash, hash } = found;
  const isEntry =
    Number.isSafeInteger(sequence) &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    isObject(actor) &&
    typeof action === 'string' &&
    (subject === null || isObject(subject)) &&
    isObject(data) &&
    (previousHash === null || isHash(previousHash)) &&
    isHash(hash);
  if (!isEntry) return undefined;
  return {
    sequence: sequence as number,
    at: new Date(at),
    actor: actor as unknown as AuditEntry['actor'],
    action,
    subject: subject as unknown as AuditEntry['subject'],
    data: data as AuditData,
    previousHash: previousHash === null ? null : Buffer.from(previousHash, 'hex'),
    hash: Buffer.from(hash, 'hex'),
  };
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}
