import type { Statement } from '../../shared/database.js';

/** Days as a range, the last one included: `$1` to `$2`. */
export const selectOpenClosing: Statement = {
  name: 'period_open_closing',
  text: `
    select id from closed_period
    where kind = $1 and days = daterange($2::date, $3::date, '[]') and reopened_at is null`,
};

export interface ClosingLine {
  readonly bookingDay: string;
  readonly bankReference: string | null;
  readonly amountCents: number;
  readonly explainedCents: number;
  readonly residualCents: number;
  readonly parts: number;
}

const LINE = `
  select b.booking_day::text as "bookingDay", b.bank_reference as "bankReference", b.amount_cents as "amountCents",
    b.explained_cents as "explainedCents", b.residual_cents as "residualCents",
    (select count(*)::int from credit_part p where p.bank_line_id = b.id) as parts
  from bank_line b`;

export const selectLines: Statement = {
  name: 'period_lines',
  text: `${LINE} where b.booking_day between $1 and $2 order by b.booking_day, b.id`,
};

/** Lines of days that were closed when they came, which no minutes have told of yet. `$1` kind, `$2` first day. */
const LATE = `
  from bank_line b join bank_file f on f.id = b.file_id
  where b.booking_day < $2::date
    and f.finished_at > (select min(closed_at) from closed_period where kind = $1 and reopened_at is null)
    and exists (select from closed_period c where c.days @> b.booking_day and c.reopened_at is null and c.closed_at < f.finished_at)
    and not exists (
      select from period_adjustment t join closed_period p on p.id = t.period_id
      where t.bank_line_id = b.id and p.kind = $1 and p.reopened_at is null)`;

export const selectAdjustments: Statement = {
  name: 'period_adjustments',
  text: `${LINE.slice(0, LINE.indexOf('from bank_line b'))} ${LATE} order by b.booking_day, b.id`,
};

/** Lines that belong to the period `$3`, as {@link selectAdjustments} told them. */
export const keepAdjustments: Statement = {
  name: 'period_keep_adjustments',
  text: `insert into period_adjustment (period_id, bank_line_id) select $3, b.id ${LATE}`,
};

export interface ClosingFinding {
  readonly label: string;
  readonly sinceDay: string;
  readonly amountCents: number;
  readonly decision: 'explained' | 'waived' | null;
  readonly reason: string | null;
}

export const selectFindings: Statement = {
  name: 'period_findings',
  text: `
    select f.label, f.since_day::text as "sinceDay", f.amount_cents as "amountCents", i.reason,
      case when i.decided_cents = f.amount_cents then i.decision end as decision
    from reconciliation_finding f
    left join worklist_item i on i.subject_kind = f.subject_kind and i.subject_id = f.subject_id and i.label = f.label
    where f.since_day between $1 and $2 order by f.since_day, f.label, f.subject_id`,
};

export const insertPeriod: Statement = {
  name: 'period_insert',
  text: `
    insert into closed_period (kind, days, closed_by, closed_at, lines, amount_cents, explained_cents, residual_cents,
      open_findings, minutes_csv, minutes_pdf)
    values ($1, daterange($2::date, $3::date, '[]'), $4, $5, $6, $7, $8, $9, $10, $11, $12)
    returning id`,
};

export const reopenPeriod: Statement = {
  name: 'period_reopen',
  text: `
    update closed_period set reopened_by = $2, reopened_at = $3, reopen_reason = $4 where id = $1 and reopened_at is null
    returning id`,
};
