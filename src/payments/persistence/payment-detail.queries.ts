import type { Query } from '../../shared/reading-database.js';

/** Everything kept about one payment, each question by its public id. */
export function selectPaymentFacts(publicId: string): Query {
  return about(
    publicId,
    `
    select p.public_id as "publicId", p.reference, p.service_slug as "serviceSlug", p.service_name as "serviceName",
      p.office_name as "officeName", p.accounting_code as "accountingCode", p.amount_cents as "amountCents",
      p.rate_millionths as "rateMillionths", p.commission_cents as "commissionCents", p.total_cents as "totalCents",
      p.refunded_cents as "refundedCents", p.status, p.is_late as "isLate",
      p.transaction_code as "transactionCode", p.paid_at as "paidAt", p.created_at as "createdAt",
      p.updated_at as "updatedAt", p.event_count as "eventCount", p.last_event_hash as "lastEventHash",
      p.forgotten_at as "forgottenAt",
      y.payment_id is not null as "hasPayer", y.first_name as "firstName", y.last_name as "lastName",
      y.tax_code as "taxCode", y.address, y.city, y.postal_code as "postalCode", y.province, y.email, y.description,
      y.extra_fields as "extraFields"
    from payment p left join payer y on y.payment_id = p.id where p.public_id = $1`,
  );
}

export function selectAttempts(publicId: string): Query {
  return about(
    publicId,
    `
    select a.number, a.order_code as "orderCode", a.gateway, a.shop_id as "shopId", a.amount_cents as "amountCents",
      a.currency, a.status, a.opened_at as "openedAt", a.expires_at as "expiresAt", a.closed_at as "closedAt",
      a.transaction_code as "transactionCode", a.authorization_code as "authorizationCode",
      a.next_query_at as "nextQueryAt", a.last_queried_at as "lastQueriedAt", a.query_count as "queryCount"
    from payment_attempt a join payment p on p.id = a.payment_id where p.public_id = $1 order by a.number`,
  );
}

export function selectSignals(publicId: string): Query {
  return about(
    publicId,
    `
    select a.number as "attemptNumber", s.source, s.outcome, s.fields, s.received_at as "receivedAt"
    from bank_signal s join payment_attempt a on a.id = s.attempt_id join payment p on p.id = a.payment_id
    where p.public_id = $1 order by s.received_at, s.id`,
  );
}

export function selectHistory(publicId: string): Query {
  return about(
    publicId,
    `
    select e.sequence, e.type, e.at, e.data, e.previous_hash as "previousHash", e.hash
    from payment_event e join payment p on p.id = e.payment_id where p.public_id = $1 order by e.sequence`,
  );
}

export function selectAlerts(publicId: string): Query {
  return about(
    publicId,
    `
    select l.id, l.kind, l.data, l.raised_at as "raisedAt", l.resolved_at as "resolvedAt",
      l.resolved_by as "resolvedBy", l.resolution, a.number as "attemptNumber"
    from payment_alert l join payment p on p.id = l.payment_id left join payment_attempt a on a.id = l.attempt_id
    where p.public_id = $1 order by l.raised_at, l.id`,
  );
}

export function selectNotes(publicId: string): Query {
  return about(
    publicId,
    `
    select n.kind, n.author_id as "authorId", n.text, n.at
    from payment_note n join payment p on p.id = n.payment_id where p.public_id = $1 order by n.id`,
  );
}

function about(publicId: string, text: string): Query {
  return { text, values: [publicId] };
}
