import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** How hard a password is to guess, from 0 to 4, for somebody who tries these words first. */
export type PasswordScore = (password: string, words: readonly string[]) => number;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The judge of passwords. Its list of common ones is unpacked for the first who sets a password. */
export async function passwordScore(): Promise<PasswordScore> {
  estimator ??= loadEstimator();
  const loaded = await estimator;
  return (password, words) => loaded.check(password, [...words]).score;
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
