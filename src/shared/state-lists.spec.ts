import * as lists from './state-lists.js';

// Indexes of the migrations hold rows by these very states: a list that changes may need an index that does, too.
test('the lists of the queries say what the indexes say', () => {
  expect(lists).toEqual({
    MONEY_TAKEN: `'paid', 'excess_paid'`,
    COLLECTED_STATES: `'paid', 'partially_refunded', 'refunded'`,
    ENDED_UNPAID: `'refused', 'cancelled', 'expired'`,
    UNDER_WAY: `'sent', 'unknown', 'accepted'`,
    AT_BANK: `'sent', 'unknown', 'accepted', 'done'`,
    NOT_ENDED: `'requested', 'approved', 'sent', 'unknown', 'accepted'`,
    WITHOUT_EFFECT: `'failed', 'rejected', 'withdrawn'`,
  });
});
