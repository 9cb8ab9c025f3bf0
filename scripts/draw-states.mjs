// Draws the states of payments and attempts as Mermaid diagrams, from the one table that knows them.
// Usage: npm run states (after a build)
import { attemptTransitions, paymentTransitions } from '../dist/domain/payment-state.js';

function draw(title, transitions) {
  const arrows = Object.entries(transitions).flatMap(([from, targets]) => targets.map((to) => `  ${from} --> ${to}`));
  return ['```mermaid', '---', `title: ${title}`, '---', 'stateDiagram-v2', ...arrows, '```'].join('\n');
}

console.log(draw('payment', paymentTransitions));
console.log(draw('attempt', attemptTransitions));
