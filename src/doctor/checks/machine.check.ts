import { access, constants, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ASSETS_PREFIX, readAssetUrls } from '../../shared/http/pages/asset-manifest.js';
import { errorCodeOf } from '../../shared/error-code.js';
import type { Check } from '../check.js';
import { broken, fine, type Finding, warning } from '../finding.js';

const ASSETS_FOLDER = 'dist/assets';
const MEGABYTE = 1024 * 1024;
const ENOUGH_MB = 1_024;
const TOO_LITTLE_MB = 200;
const MB_OF_A_GB = 1_024;

/** The disk of DATA_DIR. */
export const diskCheck: Check = {
  name: 'Disco',
  withinMs: 3_000,
  run: async ({ environment }) => {
    const disk = await statfs(environment.dataDir).catch(() => undefined);
    if (disk === undefined) return [fine('DATA_DIR non è usata su questa macchina.')];
    return [spaceFinding(Math.floor((disk.bavail * disk.bsize) / MEGABYTE))];
  },
};

/** Where the worker takes bank files from, and moves them: this machine need not be the worker's. */
export const bankFolderCheck: Check = {
  name: 'File della banca',
  withinMs: 3_000,
  run: async ({ environment: { bankFileFolder } }) => {
    if (bankFileFolder === undefined) return [];
    try {
      await access(bankFileFolder, constants.R_OK | constants.W_OK | constants.X_OK);
      return [fine('La cartella di BANK_FILE_FOLDER si legge e si scrive.')];
    } catch (error) {
      const problem = `La cartella di BANK_FILE_FOLDER non si legge e scrive da qui (${errorCodeOf(error)}).`;
      return [
        warning(problem, "Creala, o dai i permessi all'utente del worker; se il worker è altrove, controlla lì."),
      ];
    }
  },
};

/** Styles, script and images of the pages. */
export const assetsCheck: Check = {
  name: 'Pagine',
  withinMs: 3_000,
  run: async () => {
    try {
      const files = Object.values(readAssetUrls(ASSETS_FOLDER)).map((url) => url.slice(ASSETS_PREFIX.length));
      await Promise.all(files.map((file) => access(join(ASSETS_FOLDER, file))));
      return [fine('Stili, immagini e caratteri ci sono.')];
    } catch {
      return [broken('Mancano gli stili o le immagini delle pagine.', 'Esegui npm run build.')];
    }
  },
};

function sizeText(mb: number): string {
  return mb < 10 * MB_OF_A_GB ? `${mb} MB` : `${Math.floor(mb / MB_OF_A_GB)} GB`;
}

function spaceFinding(freeMb: number): Finding {
  const text = `${sizeText(freeMb)} liberi in DATA_DIR.`;
  const advice = 'Libera spazio: un disco pieno ferma il database.';
  if (freeMb < TOO_LITTLE_MB) return broken(text, advice);
  return freeMb < ENOUGH_MB ? warning(text, advice) : fine(text);
}
