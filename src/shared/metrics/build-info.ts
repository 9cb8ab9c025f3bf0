import { readFileSync } from 'node:fs';
import type { Metric, Metrics } from './metrics.js';

const BUILD_INFO: Metric<{ program: string; version: string; build: string; node: string }> = {
  name: 'porta_build_info',
  help: '1, with what runs: the version, the beginning of the hash of the sources it was built from, Node',
  labels: ['program', 'version', 'build', 'node'],
};
const HASH_LENGTH = 12;

/** What runs: the version, the beginning of the hash of the sources it was built from, Node's version. */
export interface BuildInfo {
  readonly version: string;
  readonly build: string;
  readonly node: string;
}

/** Of this process. */
export function readBuildInfo(): BuildInfo {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return { version, build: builtFrom(), node: process.versions.node };
}

/** Publishes which program, version and build this process is. */
export function publishBuildInfo(metrics: Metrics, program: 'web' | 'worker'): void {
  metrics.set(BUILD_INFO, { program, ...readBuildInfo() }, 1);
}

function builtFrom(): string {
  try {
    return readFileSync('dist/.built-from', 'utf8').slice(0, HASH_LENGTH);
  } catch {
    return 'unknown';
  }
}
