import { type Language, languages } from '../../i18n/language.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
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

const STEPS: readonly StepName[] = ['service', 'details', 'review', 'bank', 'receipt'];

/** One bar for each language and current step, made once. */
const STEPPERS = Object.fromEntries(languages.map((language) => [language, steppersIn(textsIn(language))])) as Record<
  Language,
  Record<StepName, Stepper>
>;

/** The bar with this step as the current one. */
export function stepperAt(step: StepName, { language }: Texts): Stepper {
  return STEPPERS[language][step];
}

function steppersIn({ layout }: Texts): Record<StepName, Stepper> {
  const bar = (name: StepName, current: number): Stepper => ({
    number: current + 1,
    count: STEPS.length,
    label: layout.stepper[name],
    steps: STEPS.map((step, index) => ({ label: layout.stepper[step], state: stateOf(index, current) })),
  });
  return Object.fromEntries(STEPS.map((name, current) => [name, bar(name, current)])) as Record<StepName, Stepper>;
}

function stateOf(index: number, current: number): Step['state'] {
  if (index === current) return 'current';
  return index < current ? 'done' : 'todo';
}
