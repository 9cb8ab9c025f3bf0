import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { StandaloneError } from './standalone-error.js';

/** What this installation keeps to itself. All but the last are named like the variable that replaces them. */
export const SECRET_NAMES = [
  'SESSION_SECRET',
  'BANK_START_KEY',
  'BANK_RESULT_KEY',
  'EXPORT_SIGNING_KEY',
  'DATABASE_PASSWORD',
] as const;
export type SecretName = (typeof SECRET_NAMES)[number];
export type Secrets = Readonly<Record<SecretName, string>>;

const SECRET_BYTES = 32;

/**
 * Reads the secrets of this installation, and generates those that are missing: all of them at the first start,
 * new ones after an update. The file is readable by its owner only; it is replaced as a whole, never half written.
 *
 * @throws StandaloneError SECRETS when the file is there but cannot be understood.
 */
export async function loadSecrets(file: string): Promise<Secrets> {
  const known = await readKnown(file);
  const secrets = Object.fromEntries(
    SECRET_NAMES.map((name) => [name, known[name] ?? randomBytes(SECRET_BYTES).toString('hex')]),
  ) as Record<SecretName, string>;
  if (SECRET_NAMES.some((name) => known[name] === undefined)) await replaceFile(file, { ...known, ...secrets });
  else await chmod(file, 0o600);
  return secrets;
}

async function readKnown(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined) return {};
  const known = parseObject(text);
  if (known === undefined || !Object.values(known).every((value) => typeof value === 'string' && value !== '')) {
    throw new StandaloneError(
      'SECRETS',
      `Il file ${file} è rovinato: rimetti la copia di sicurezza. Senza le sue chiavi il database della stessa ` +
        "cartella non si apre; per ricominciare da zero indica un'altra cartella con DATA_DIR.",
    );
  }
  return known as Record<string, string>;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

async function replaceFile(file: string, content: Readonly<Record<string, string>>): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
