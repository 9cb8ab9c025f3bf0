import { formatSignedEuro } from '../domain/money.js';
import {
  BLOCK_BYTES,
  type ManifestFacts,
  type ManifestFault,
  type PieceDifference,
  type VerifiedExport,
} from '../exports/verify-export.js';
import { romeTimeText } from '../shared/rome-wall-clock.js';
import { exportedListLabel, exportTotalLabel } from './export-words.js';

type FoundFile = NonNullable<VerifiedExport['file']>;

/** What is wrong with a file, and where. */
export function fileFaultLines({ bytes, pieces }: ManifestFacts, found: FoundFile): string[] {
  const size = found.bytes === bytes ? '' : ` Ha ${found.bytes} byte invece di ${bytes}.`;
  const places = found.differences.map((difference) => `  ${placeText(difference, pieces.unit)}`);
  const where = places.length > 0 ? places : ['  Il punto non si può indicare: le impronte delle parti coincidono.'];
  return [`File alterato: non è quello che è stato esportato.${size} Dove:`, ...where];
}

/** What is wrong with a manifest, and where. */
export function faultText(fault: ManifestFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return 'Manifesto illeggibile.';
    case 'text':
      return `Manifesto alterato: il testo non è quello scritto dal programma, dalla riga ${fault.line} del manifesto.`;
    case 'fact':
      return `Manifesto alterato: il campo "${fault.field}" non è quello firmato.`;
    case 'signature':
      return 'Manifesto alterato: la firma ("signature") o le impronte firmate ("digests") non tornano.';
  }
}

/** What a whole file is known to contain. */
export function factLines(facts: ManifestFacts): string[] {
  const { issuer, list, filter, rows, totals, madeBy, beganAt, software } = facts;
  const sums = Object.entries(totals).map(
    ([key, cents]) => `${exportTotalLabel(list, key)}: ${formatSignedEuro(cents)}`,
  );
  return [
    `${issuer}, ${exportedListLabel(list)}: ${rows} righe. ${sums.join('; ')}`,
    `Filtro: ${filter.words}`,
    `Dati al ${romeTimeText(new Date(beganAt))} (ora italiana), esportati da ${madeBy} con ${software.name} ${software.version}`,
  ];
}

function placeText(difference: PieceDifference, unit: ManifestFacts['pieces']['unit']): string {
  const name = unit === 'line' ? lines : blocks;
  switch (difference.kind) {
    case 'changed':
      return `${name(difference.from, difference.to)}: il contenuto è cambiato.`;
    case 'added':
      return `${name(difference.from, difference.to)}: nel file esportato non c'era.`;
    case 'missing':
      return unit === 'line'
        ? `Prima della riga ${difference.before}: ${difference.pieces === 1 ? 'manca 1 riga' : `mancano ${difference.pieces} righe`}.`
        : `Dal byte ${(difference.before - 1) * BLOCK_BYTES + 1}: mancano dei byte.`;
  }
}

function lines(from: number, to: number): string {
  return from === to ? `Riga ${from} del file` : `Righe da ${from} a ${to} del file`;
}

function blocks(from: number, to: number): string {
  return `Byte da ${(from - 1) * BLOCK_BYTES + 1} a ${to * BLOCK_BYTES} del file`;
}
