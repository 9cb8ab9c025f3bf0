import type { Query } from '../../shared/reading-database.js';

/** Which lines of the worklist. */
export interface WorklistSearch {
  readonly state: 'open' | 'decided';
  /** Null: all. */
  readonly label: string | null;
  /** Id of an account; null: whoever has it, or nobody. */
  readonly ownerId: number | null;
}

// A decision holds for the amount that it was made about. What is about a closed period is frozen, unless it came
// later.
const FINDING = `
  select f.subject_kind as kind, f.subject_id as subject, f.label, f.amount_cents as "amountCents",
    f.since_day::text as "sinceDay", f.attempt_id, f.refund_id, f.gateway_line_id, f.bank_line_id, i.owner_id as "ownerId",
    i.reason, i.decided_by as "decidedBy", i.decided_at as "decidedAt",
    case when i.decided_cents = f.amount_cents then i.decision end as decision
  from reconciliation_finding f
  left join worklist_item i on i.subject_kind = f.subject_kind and i.subject_id = f.subject_id and i.label = f.label`;

const FACTS = `
  select w.kind, w.subject, w.label, w."amountCents", w."sinceDay", w."ownerId", w.reason, w."decidedBy", w."decidedAt",
    w.decision, y.public_id as "paymentId", y.reference, y.service_name as "serviceName", a.number as attempt,
    l.order_code as "orderCode", l.transaction_code as "transactionCode", l.day::text as "listedDay",
    b.public_id as "creditId", b.booking_day::text as "bookingDay", b.amount_cents as "creditCents", b.description,
    b.bank_reference as "bankReference",
    exists (select from gateway_match h where h.gateway_line_id = w.gateway_line_id and h.how = 'hand') as "isLinkedByHand",
    is_finding_frozen(w.kind, w.subject, w."sinceDay"::date) as "isFrozen",
    exists (select from closed_period c where c.days @> w."sinceDay"::date and c.reopened_at is null) as "isOfClosedDay"
  from w
  left join refund r on r.id = w.refund_id
  left join payment_attempt a on a.id = coalesce(w.attempt_id, r.attempt_id)
  left join payment y on y.id = a.payment_id
  left join gateway_line l on l.id = w.gateway_line_id
  left join bank_line b on b.id = w.bank_line_id`;

export interface WorklistRow {
  readonly kind: string;
  readonly subject: string;
  readonly label: string;
  readonly amountCents: number;
  readonly sinceDay: string;
  readonly ownerId: number | null;
  readonly decision: 'explained' | 'waived' | null;
  readonly reason: string | null;
  readonly decidedBy: number | null;
  readonly decidedAt: Date | null;
  readonly paymentId: string | null;
  readonly reference: number | null;
  readonly serviceName: string | null;
  readonly attempt: number | null;
  readonly orderCode: string | null;
  readonly transactionCode: string | null;
  readonly listedDay: string | null;
  readonly creditId: string | null;
  readonly bookingDay: string | null;
  readonly creditCents: number | null;
  readonly description: string | null;
  readonly bankReference: string | null;
  /** Staff said which order the line of the list is about. */
  readonly isLinkedByHand: boolean;
  readonly isFrozen: boolean;
  readonly isOfClosedDay: boolean;
}

const SEARCHED = `
  select * from (${FINDING}) w
  where (w.decision is null) = ($1 = 'open') and ($2::text is null or w.label = $2) and ($3::bigint is null or w."ownerId" = $3)`;

const ORDER = 'order by w."sinceDay", abs(w."amountCents") desc, w.kind, w.subject, w.label';

/** Oldest first. */
export function selectWorklist({ state, label, ownerId }: WorklistSearch, limit: number): Query {
  const text = `with w as materialized (${SEARCHED} ${ORDER} limit $4) ${FACTS} ${ORDER}`;
  return { text, values: [state, label, ownerId, limit] };
}

/** All of it in the same order, with the usernames of those who work on it. */
export function selectExportedWorklist({ state, label, ownerId }: WorklistSearch): Query {
  const text = `
    select w.*, o.username as owner, d.username as "decidedByName"
    from (with w as materialized (${SEARCHED}) ${FACTS}) w
    left join staff o on o.id = w."ownerId" left join staff d on d.id = w."decidedBy" ${ORDER}`;
  return { text, values: [state, label, ownerId] };
}

/** How many there are, counted up to `limit`. */
export function countWorklist({ state, label, ownerId }: WorklistSearch, limit: number): Query {
  const text = `select count(*) as rows from (select 1 from (${SEARCHED}) w limit $4) found`;
  return { text, values: [state, label, ownerId, limit] };
}

/** What nobody has decided yet. */
const OPEN = `select * from (${FINDING}) f where decision is null`;

/** Sums of what is open, by label and day. */
export const selectWorklistSums: Query = {
  text: `
    select label, "sinceDay", count(*)::int as findings, sum(abs("amountCents"))::bigint as cents,
      count(*) filter (where "ownerId" is null)::int as "withoutOwner"
    from (${OPEN}) w group by label, "sinceDay" order by "sinceDay"`,
  values: [],
};

/** Sums of what is open, by label, the most money first. */
export const selectFindingTotals: Query = {
  text: `
    select label, count(*)::int as findings, sum(abs("amountCents"))::bigint as cents, min("sinceDay") as "oldestDay"
    from (${OPEN}) w group by label order by sum(abs("amountCents")) desc, label`,
  values: [],
};

export interface WorklistKey {
  readonly kind: string;
  readonly subject: string;
  readonly label: string;
}

export function selectWorklistItem({ kind, subject, label }: WorklistKey): Query {
  const text = `
    with w as materialized (select * from (${FINDING}) w where w.kind = $1 and w.subject = $2 and w.label = $3) ${FACTS}`;
  return { text, values: [kind, subject, label] };
}

/** The line of the account to which staff linked something, by itself or by an order. */
export function selectLinkedCredit(kind: 'bank-line' | 'attempt', id: number): Query {
  const column = kind === 'bank-line' ? 'bank_line_id' : 'attempt_id';
  const text = `
    select b.public_id as "creditId" from credit_part p join bank_line b on b.id = p.bank_line_id
    where p.${column} = $1 and p.how in ('proposal', 'hand') limit 1`;
  return { text, values: [id] };
}

export interface WorklistNoteRow {
  readonly kind: 'note' | 'explained' | 'waived' | 'linked' | 'undone';
  readonly authorId: number;
  /** Null once the people whom it may name are forgotten. */
  readonly text: string | null;
  readonly at: Date;
}

export function selectWorklistNotes({ kind, subject, label }: WorklistKey): Query {
  const text = `
    select kind, author_id as "authorId", text, at from worklist_note
    where subject_kind = $1 and subject_id = $2 and label = $3 order by id`;
  return { text, values: [kind, subject, label] };
}
