import { randomInt } from 'node:crypto';
import type { RandomFraction } from './growing-pause.js';

const STEPS = 2 ** 32;

/** Chance for pauses, from the system's generator. */
export const systemRandomFraction: RandomFraction = () => randomInt(STEPS) / STEPS;
