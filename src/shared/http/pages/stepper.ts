import type { StepName } from './page.js';

/** The progress bar with one step as the current one. */
export interface Stepper {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly label: string;
  readonly steps: readonly Step[];
}

interface Step {
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo';
}

const STEPS: readonly { readonly name: StepName; readonly label: string }[] = [
  { name: 'service', label: 'Servizio' },
  { name: 'details', label: 'Dati' },
  { name: 'review', label: 'Riepilogo' },
  { name: 'bank', label: 'Banca' },
  { name: 'receipt', label: 'Ricevuta' },
];

/** One bar for each current step, made once. */
export const steppers: ReadonlyMap<StepName, Stepper> = new Map(
  STEPS.map(({ name, label }, current) => [
    name,
    {
      number: current + 1,
      count: STEPS.length,
      label,
      steps: STEPS.map((step, index) => ({ label: step.label, state: stateOf(index, current) })),
    },
  ]),
);

function stateOf(index: number, current: number): Step['state'] {
  if (index === current) return 'current';
  return index < current ? 'done' : 'todo';
}
