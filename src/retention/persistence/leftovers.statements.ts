import type { Statement } from '../../shared/database.js';

/** Whom staff were looking for, once the search's hours are over: nobody can open it any more. */
export const deleteOverSearches: Statement = {
  name: 'retention_delete_searches',
  text: `
    delete from staff_filter where id in (
      select id from staff_filter where expires_at <= $1 order by expires_at limit $2 for update skip locked
    ) returning id`,
};

/** What other programs answered to a message may hold anything, and helps nobody after some time. */
export const emptyOldAnswers: Statement = {
  name: 'retention_empty_answers',
  text: `
    update webhook_attempt set response = null where id in (
      select id from webhook_attempt
      where response is not null and at < ($1::date)::timestamp at time zone 'Europe/Rome'
      order by at limit $2 for update skip locked
    ) returning id`,
};
