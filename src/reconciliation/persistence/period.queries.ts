import type { Query } from '../../shared/reading-database.js';

/** A closed day or month. Sums in cents, hashes as 64 hexadecimal digits. */
export interface PeriodRow {
  readonly id: number;
  readonly kind: 'day' | 'month';
  readonly firstDay: string;
  readonly closedBy: string;
  readonly closedAt: Date;
  readonly lines: number;
  readonly amountCents: number;
  readonly explainedCents: number;
  readonly residualCents: number;
  readonly openFindings: number;
  readonly adjustments: number;
  readonly csvSha256: string;
  readonly pdfSha256: string;
  readonly reopenedBy: string | null;
  readonly reopenedAt: Date | null;
  readonly reopenReason: string | null;
}

const PERIOD = `
  select c.id, c.kind, lower(c.days)::text as "firstDay", s.full_name as "closedBy", c.closed_at as "closedAt", c.lines,
    c.amount_cents as "amountCents", c.explained_cents as "explainedCents", c.residual_cents as "residualCents",
    c.open_findings as "openFindings", (select count(*)::int from period_adjustment t where t.period_id = c.id) as adjustments,
    encode(c.csv_sha256, 'hex') as "csvSha256", encode(c.pdf_sha256, 'hex') as "pdfSha256",
    r.full_name as "reopenedBy", c.reopened_at as "reopenedAt", c.reopen_reason as "reopenReason"
  from closed_period c join staff s on s.id = c.closed_by left join staff r on r.id = c.reopened_by`;

/** The latest days first; of one period the latest closing. */
export function selectPeriods(limit: number): Query {
  return { text: `${PERIOD} order by lower(c.days) desc, c.id desc limit $1`, values: [limit] };
}

export function selectPeriod(id: number): Query {
  return { text: `${PERIOD} where c.id = $1`, values: [id] };
}

export function selectMinutes(id: number, format: 'csv' | 'pdf'): Query {
  return { text: `select minutes_${format} as bytes from closed_period where id = $1`, values: [id] };
}

/** The oldest days with lines of the account that nobody has closed. */
export function selectOpenDays(today: string, limit: number): Query {
  const text = `
    select booking_day::text as day, count(*)::int as lines, sum(residual_cents)::bigint as "residualCents"
    from bank_line b
    where booking_day < $1::date and booking_day > $1::date - 100
      and not exists (select from closed_period c where c.days @> b.booking_day and c.reopened_at is null)
    group by booking_day order by booking_day limit $2`;
  return { text, values: [today, limit] };
}
