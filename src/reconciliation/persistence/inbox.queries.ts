import type { Query } from '../../shared/reading-database.js';

const FILE = `
  select f.id, f.public_id as "publicId", f.name, f.size_bytes as "sizeBytes", encode(f.sha256, 'hex') as sha256, f.format,
    f.format_version as version, f.encoding, f.state, f.refusal_reason as "refusalReason", f.refusal_line as "refusalLine",
    f.source, s.full_name as "importedBy", f.received_at as "receivedAt", f.finished_at as "finishedAt",
    f.lease_until as "leaseUntil", f.bytes_read as "bytesRead", f.lines_new as "linesNew", f.lines_known as "linesKnown",
    f.lines_rejected as "linesRejected",
    exists (select from bank_statement b where b.file_id = f.id and b.balance = 'differs') as "hasWrongBalance",
    exists (select from bank_file_chunk c where c.file_id = f.id) as "isKept"
  from bank_file f left join staff s on s.id = f.imported_by`;

export function selectLatestFiles(limit: number): Query {
  return { text: `${FILE} order by f.received_at desc, f.id desc limit $1`, values: [limit] };
}

export function selectFile(publicId: string): Query {
  return { text: `${FILE} where f.public_id = $1`, values: [publicId] };
}

export function selectStatements(fileId: number, limit: number): Query {
  const text = `
    select statement_id as "statementId", account, number, currency, opening_cents as "openingCents",
      closing_cents as "closingCents", opening_day::text as "openingDay", closing_day::text as "closingDay",
      movements_cents as "movementsCents", movements, balance
    from bank_statement where file_id = $1 order by balance <> 'differs', id limit $2`;
  return { text, values: [fileId, limit] };
}

export function selectRejects(fileId: number, limit: number): Query {
  const text = `
    select line_number as "lineNumber", reason, excerpt from bank_line_reject
    where file_id = $1 order by line_number, id limit $2`;
  return { text, values: [fileId, limit] };
}

export const selectReach: Query = {
  text: `
    select (select max(booking_day)::text from bank_line) as "lastBookingDay",
      (select max(day)::text from gateway_day) as "lastListedDay"`,
  values: [],
};
