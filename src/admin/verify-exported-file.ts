import { readFile } from 'node:fs/promises';
import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import { CommandFailure, type Invocation } from '../cli/operator-command.js';
import { readEnvironment } from '../env.js';
import { fingerprintOf, readPublicKey, SigningKey, verifyExport } from '../exports/verify-export.js';
import { errorCodeOf } from '../shared/error-code.js';
import { factLines, faultText, fileFaultLines } from './verification-words.js';

/** Where the manifest of a file is looked for. */
export function manifestBeside(file: string): string {
  return `${file}.manifest.json`;
}

/** The key that whoever verifies believes, and why. */
interface Trust {
  readonly fingerprint: string;
  readonly from: string;
}

/**
 * Proves an exported file with its manifest and the public key, without database or network. Says what is proven and
 * what is not: without a key from elsewhere the two may both come from whoever forged them, and that is no success.
 */
export async function verifyExportedFile(file: string, invocation: Invocation): Promise<ExitStatus> {
  const { options, terminal } = invocation;
  const manifestFile = typeof options['manifest'] === 'string' ? options['manifest'] : manifestBeside(file);
  const manifest = await readText(manifestFile);
  const trust = await trustOf(invocation);
  const {
    faults,
    facts,
    fingerprint,
    file: found,
  } = await verifyExport(file, manifest).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const say = (line: string): void => void terminal.stdout.write(`${line}\n`);
  if (facts === undefined || found === null) {
    say(`Il manifesto ${manifestFile} non si legge: non è un manifesto di questo programma, o è rovinato.`);
    return EXIT_STATUS.problem;
  }
  const isTrusted = trust !== undefined && trust.fingerprint === fingerprint;
  if (!found.isSame) for (const line of fileFaultLines(facts, found)) say(line);
  for (const fault of faults) say(faultText(fault));
  if (!isTrusted) say(distrust(trust, fingerprint ?? ''));
  if (!found.isSame || faults.length > 0 || !isTrusted) {
    say(found.isSame && faults.length === 0 ? 'ORIGINE NON PROVATA.' : 'VERIFICA NON RIUSCITA.');
    return EXIT_STATUS.problem;
  }
  say('File intatto: è quello che è stato esportato e firmato, byte per byte.');
  say(`Chiave ${fingerprint}, riconosciuta ${trust.from}.`);
  for (const line of factLines(facts)) say(line);
  return EXIT_STATUS.ok;
}

function distrust(trust: Trust | undefined, fingerprint: string): string {
  if (trust !== undefined) {
    return `Firma di un'altra chiave: il manifesto è firmato da ${fingerprint}, la chiave attesa è ${trust.fingerprint}.`;
  }
  return (
    `Il manifesto è firmato dalla chiave ${fingerprint}, ma niente dice di chi è: chiedi all'ente la chiave pubblica ` +
    '(--key) o la sua impronta (--fingerprint), per una via diversa da quella del file.'
  );
}

/** A key or fingerprint that was given; else the key of the installation on this machine, if there is one. */
async function trustOf({ options, variables }: Invocation): Promise<Trust | undefined> {
  const { key: keyFile, fingerprint } = options;
  if (typeof keyFile === 'string') {
    const key = readPublicKey(await readText(keyFile));
    if (key === undefined) throw new CommandFailure(`Il file ${keyFile} non contiene una chiave pubblica Ed25519.`);
    return { fingerprint: fingerprintOf(key), from: `dal file ${keyFile}` };
  }
  if (typeof fingerprint === 'string') {
    const given = fingerprint.replace(/[\s:]/g, '').toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(given)) throw new CommandFailure("L'impronta ha 64 cifre esadecimali.");
    return { fingerprint: given, from: "dall'impronta indicata" };
  }
  const { signingKey } = readEnvironment(variables).exports;
  if (signingKey === undefined) return undefined;
  const own = new SigningKey(signingKey).fingerprint;
  return { fingerprint: own, from: 'come quella di questa installazione' };
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
}

function unreadable(file: string, error: unknown): unknown {
  const code = errorCodeOf(error);
  return ['ENOENT', 'EISDIR', 'EACCES'].includes(code)
    ? new CommandFailure(`Il file ${file} non si legge (${code}).`)
    : error;
}
