import { AUDIT_ACTIONS } from './audit-entry.js';
import { auditActionLabels, auditSentence } from './audit-words.js';

it.each(AUDIT_ACTIONS)('%s has words of its own', (action) => {
  expect(auditActionLabels.filter((words) => words.action === action)).toHaveLength(1);
  for (const subject of ['', 'il pagamento N. 7']) {
    const sentence = auditSentence(action, subject, { role: 'clerk', isIntact: true, entries: 3 });
    expect(sentence).toMatch(/^((ha|è)|non è) \S/);
    expect(sentence).not.toMatch(/undefined|NaN|-/);
  }
});

it('gives different actions different labels', () => {
  expect(new Set(auditActionLabels.map(({ label }) => label)).size).toBe(AUDIT_ACTIONS.length);
});

it('tells of an action that is no longer used by its code', () => {
  expect(auditSentence('once-upon-a-time', 'x', {})).toBe('once-upon-a-time x');
});
