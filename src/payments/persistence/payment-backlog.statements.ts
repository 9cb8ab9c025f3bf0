import type { Statement } from '../../shared/database.js';

// Each reads a small partial index, or the newest end of one: the cost grows with what is open or recent, not with
// the years of payments behind it.

/** Payments with an order that is open at the bank. */
export const openPayments: Statement = {
  name: 'open-payments',
  text: `
    select p.service_slug as service, p.status, count(*) as count
    from payment_attempt a join payment p on p.id = a.payment_id
    where a.status = 'open' group by 1, 2`,
};

/** Payments created since $1. */
export const recentPayments: Statement = {
  name: 'recent-payments',
  text: `
    select service_slug as service, status, count(*) as count
    from payment where created_at >= $1 group by 1, 2`,
};

export const unresolvedAlerts: Statement = {
  name: 'unresolved-alerts',
  text: `select kind, count(*) as count from payment_alert where resolved_at is null group by 1`,
};

/** How many orders should have been asked about at $1 and were not, and since when. */
export const overdueQuestions: Statement = {
  name: 'overdue-questions',
  text: `
    select count(*) as count, min(next_query_at) as "oldestDueAt"
    from payment_attempt where next_query_at < $1`,
};

/** The $2 payments whose question has been due for longest, since before $1. */
export const stuckPayments: Statement = {
  name: 'stuck-payments',
  text: `
    select p.public_id as "publicId", p.reference, p.status, a.next_query_at as "dueAt", a.query_count as questions
    from payment_attempt a join payment p on p.id = a.payment_id
    where a.next_query_at < $1 order by a.next_query_at limit $2`,
};

/** By the order of arrival: the last ones are few steps away, and no index more has to follow each message. */
export const lastNotification: Statement = {
  name: 'last-notification',
  text: `select received_at as at from bank_signal where source = 'notification' order by id desc limit 1`,
};

/** Public ids of the newest $1 payments, with where the chain of their events should end. */
export const newestChains: Statement = {
  name: 'newest-chains',
  text: `
    select public_id as "publicId", reference, event_count as "eventCount", last_event_hash as "lastHash"
    from payment order by created_at desc, id desc limit $1`,
};
