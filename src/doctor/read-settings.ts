import { type Environment, EnvironmentError, readEnvironment } from '../env.js';
import { broken, type Finding } from './finding.js';

/** The environment as far as it can be used, and each variable that cannot. */
export interface ReadSettings {
  readonly environment: Environment;
  readonly findings: readonly Finding[];
}

/** Reads the environment; a wrong variable is noted and left out, so that the others are still looked at. */
export function readSettings(variables: NodeJS.ProcessEnv): ReadSettings {
  try {
    return { environment: readEnvironment(variables), findings: [] };
  } catch (error) {
    if (!(error instanceof EnvironmentError) || variables[error.variable] === undefined) throw error;
    const rest = readSettings({ ...variables, [error.variable]: undefined });
    const finding = broken(
      `${error.message}.`,
      `Correggi ${error.variable}: con questo valore i programmi non partono.`,
    );
    return { ...rest, findings: [finding, ...rest.findings] };
  }
}
