import type { Query } from '../reading-database.js';
import type { AuditFilter, AuditPageRequest, AuditTopics } from './audit-filter.js';
import { AUDIT_COLUMNS } from './audit-table.js';

/** Notes a value and answers with its placeholder. */
type Add = (value: unknown) => string;

/** Rows of one page: towards the newer in rising order, else in falling. */
export function selectAuditPage(filter: AuditFilter, { size, before, after }: AuditPageRequest): Query {
  return select(filter, (add) => ({
    conditions: [
      ...(before === undefined ? [] : [`sequence < ${add(before)}`]),
      ...(after === undefined ? [] : [`sequence > ${add(after)}`]),
    ],
    end: `order by sequence ${after === undefined ? 'desc' : 'asc'} limit ${add(size)}`,
  }));
}

/** Every row of the filter in the order of the chain. */
export function selectWholeAudit(filter: AuditFilter): Query {
  return select(filter, () => ({ conditions: [], end: 'order by sequence' }));
}

/** How many rows the filter finds, counted up to `limit`. */
export function countAudit(filter: AuditFilter, limit: number): Query {
  const { text, values } = select(filter, (add) => ({ conditions: [], end: `limit ${add(limit)}` }), '1');
  return { text: `select count(*) as rows from (${text}) found`, values };
}

function select(
  filter: AuditFilter,
  rest: (add: Add) => { conditions: string[]; end: string },
  columns = AUDIT_COLUMNS,
): Query {
  const values: unknown[] = [];
  const add: Add = (value) => `$${values.push(value)}`;
  const { conditions, end } = rest(add);
  const where = ['true', ...conditionsOf(filter, add), ...conditions].join(' and ');
  return { text: `select ${columns} from audit_entry where ${where} ${end}`, values };
}

function conditionsOf({ from, to, actor, action, about }: AuditFilter, add: Add): string[] {
  const startOf = (day: string): string => `(${day})::timestamp at time zone 'Europe/Rome'`;
  return [
    ...(from === undefined ? [] : [`at >= ${startOf(`${add(from)}::date`)}`]),
    ...(to === undefined ? [] : [`at < ${startOf(`${add(to)}::date + 1`)}`]),
    ...(actor?.kind === 'staff' ? [`actor_id = ${add(actor.id)}`] : []),
    ...(actor === undefined || actor.kind === 'staff' ? [] : [`actor_kind = ${add(actor.kind)}`]),
    ...(action === undefined ? [] : [`action = ${add(action)}`]),
    ...(about === undefined ? [] : [topicCondition(about, add)]),
  ];
}

/** Each branch has its own index. */
function topicCondition({ subjects, codes }: AuditTopics, add: Add): string {
  const branches = Object.entries(subjects).map(
    ([kind, ids]) =>
      `select sequence from audit_entry where subject_kind = ${add(kind)} and subject_id = any(${add(ids)}::text[])`,
  );
  const lists = `select sequence from audit_entry
    where action = 'payments-listed' and data ? 'code' and data ->> 'code' = any(${add(codes)}::text[])`;
  return `sequence in (${[...branches, lists].join(' union all ')})`;
}
