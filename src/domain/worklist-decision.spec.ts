import { parseDecision } from './worklist-decision.js';

it('reads an explanation, whose words are all that it needs', () => {
  expect(parseDecision({ decision: 'explained', reason: '', text: ' Bonifico del tesoriere ' })).toEqual({
    ok: true,
    decision: { decision: 'explained', reason: null, text: 'Bonifico del tesoriere' },
  });
});

it('reads what is waived with its reason', () => {
  const read = parseDecision({ decision: 'waived', reason: 'rounding', text: 'Un centesimo' });
  expect(read).toEqual({ ok: true, decision: { decision: 'waived', reason: 'rounding', text: 'Un centesimo' } });
});

it.each([
  ['nothing chosen', { decision: '', reason: '', text: 'x' }, ['decision']],
  ['no reason for what is waived', { decision: 'waived', reason: 'because', text: 'x' }, ['reason']],
  ['no words', { decision: 'explained', reason: '', text: '  ' }, ['text']],
  ['a card number', { decision: 'explained', reason: '', text: 'carta 5255 0000 0000 0001' }, ['text']],
  ['nothing at all', { decision: '', reason: '', text: '' }, ['decision', 'text']],
])('refuses %s', (_what, typed, fields) => {
  const read = parseDecision(typed);
  expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(fields);
});
