import { chmod, writeFile } from 'node:fs/promises';

/** Passwords of the first accounts, by username. */
type FirstPasswords = Readonly<Record<string, string>>;

/** Keeps the passwords of the first accounts in a file that only its owner may read. */
export async function keepFirstPasswords(file: string, passwords: FirstPasswords): Promise<void> {
  await writeFile(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600, flush: true });
  await chmod(file, 0o600);
}

/** What the terminal shows, once. */
export function firstPasswordLines(passwords: FirstPasswords, file: string): string[] {
  const width = Math.max(...Object.keys(passwords).map((username) => username.length));
  return [
    `Primi accessi all'area riservata, mostrati solo adesso (restano in ${file}):`,
    ...Object.entries(passwords).map(([username, password]) => `  ${username.padEnd(width)}  ${password}`),
  ];
}
