export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 128;
/** On zxcvbn's scale from 0 (guessed at once) to 4: 3 takes more than a hundred million guesses. */
export const MIN_PASSWORD_SCORE = 3;
const MIN_NAME_LENGTH = 4;

export type PasswordProblem = 'missing' | 'too-short' | 'too-long' | 'contains-name' | 'too-common' | 'same-as-before';

/** What a new password must not be built on. */
export interface PasswordContext {
  readonly username: string;
  readonly fullName: string;
  readonly enteName: string;
}

/**
 * The first thing wrong with a new password; undefined when it may be used. Any characters are welcome, and none are
 * demanded: length and rarity are what counts.
 *
 * @param scoreOf how hard the password is to guess, from 0 to 4; asked only when the rest is right.
 */
export function problemOfPassword(
  password: string,
  context: PasswordContext,
  scoreOf: (password: string, names: readonly string[]) => number,
): PasswordProblem | undefined {
  if (password === '') return 'missing';
  const length = Array.from(password).length;
  if (length < MIN_PASSWORD_LENGTH) return 'too-short';
  if (length > MAX_PASSWORD_LENGTH) return 'too-long';
  const names = namesOf(context);
  const lowered = password.toLowerCase();
  if (names.some((name) => lowered.includes(name))) return 'contains-name';
  return scoreOf(password, names) < MIN_PASSWORD_SCORE ? 'too-common' : undefined;
}

/** Words that somebody who knows the person or the office would try first. */
function namesOf({ username, fullName, enteName }: PasswordContext): string[] {
  const words = [username, ...`${fullName} ${enteName}`.split(/[\s.'-]+/)].map((word) => word.toLowerCase());
  return words.filter((word) => word.length >= MIN_NAME_LENGTH && word !== 'comune');
}
