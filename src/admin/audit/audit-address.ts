import { readText } from '../../shared/http/form-text.js';

const NAMES = ['from', 'to', 'actor', 'action', 'subject', 'before', 'after'] as const;

/** The register's address as it was asked for: texts, empty when absent. */
export type AuditAddress = Readonly<Record<(typeof NAMES)[number], string>>;

/** Reads the query of an address, already parsed. */
export function readAuditAddress(query: unknown): AuditAddress {
  return Object.fromEntries(NAMES.map((name) => [name, readText(query, name).trim()])) as AuditAddress;
}

/** The query of an address, without `?`; empty fields are left out. */
export function writeAuditAddress(address: AuditAddress): string {
  const parameters = new URLSearchParams();
  for (const name of NAMES) if (address[name] !== '') parameters.set(name, address[name]);
  return parameters.toString();
}

/** The address without its place in the list. */
export function auditFilterOf(address: AuditAddress): AuditAddress {
  return { ...address, before: '', after: '' };
}
