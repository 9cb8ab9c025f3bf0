import { faultsFor } from './faults/fault-names.js';
import { planJourneys } from './plan.js';

const FAULTS = faultsFor('redis');

describe('the plan of a run', () => {
  it('is the same for the same seed, and another for another', () => {
    const plan = planJourneys(200, 7, FAULTS);
    expect(planJourneys(200, 7, FAULTS)).toEqual(plan);
    expect(planJourneys(200, 8, FAULTS)).not.toEqual(plan);
  });

  it.each([100, 2_000])('strikes with every fault among %i payments, and leaves some alone', (payments) => {
    const plan = planJourneys(payments, 1, FAULTS);
    expect(plan).toHaveLength(payments);
    expect(new Set(plan.map(({ fault }) => fault))).toEqual(new Set([...FAULTS, undefined]));
  });

  it('gives every citizen an address of their own', () => {
    const plan = planJourneys(500, 1, FAULTS);
    expect(new Set(plan.map(({ email }) => email)).size).toBe(500);
  });
});
