import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

let estimator: ZxcvbnFactory | undefined;

/** How hard a password is to guess, from 0 to 4, for somebody who tries these words first. */
export function passwordScore(password: string, words: readonly string[]): number {
  // Unpacking the list of common passwords takes a moment: only who sets a password needs it.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password, [...words]).score;
}
