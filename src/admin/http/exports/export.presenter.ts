import { formatSignedEuro } from '../../../domain/money.js';
import type { ExportRecord } from '../../../exports/export-records.js';
import type { SummaryRow } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { isKept } from '../../exports/export-desk.js';
import {
  exportedListLabel,
  exportErrorText,
  exportFormatLabels,
  exportState,
  exportTotalLabel,
} from '../../export-words.js';
import type { ExportPage } from './exports.page.js';
import { shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

interface Shown {
  readonly isRefreshing: boolean;
  readonly now: Date;
}

export function presentExport(record: ExportRecord, shown: Shown): ExportPage {
  const { publicId, fileName, state } = record;
  const isFinished = state === 'finished';
  return {
    title: fileName,
    breadcrumb: [{ label: 'Esportazioni', href: adminPaths.exports() }, { label: fileName }],
    isPrivate: true,
    state: exportState(record),
    progress: progressOf(record, shown.now),
    waiting: waitingOf(record, shown.isRefreshing),
    fileHref: isKept(record, shown.now) ? adminPaths.exportFile(publicId) : null,
    manifestHref: isFinished ? adminPaths.exportManifest(publicId) : null,
    facts: factsOf(record),
    command: isFinished ? `npm run porta -- audit verify ${fileName}` : null,
    listHref: adminPaths.exports(),
  };
}

function progressOf(record: ExportRecord, now: Date): string {
  const { way, state, errorCode, expiresAt } = record;
  switch (state) {
    case 'writing':
      return way === 'queue'
        ? 'Il sistema sta preparando il file. Puoi chiudere questa pagina: lo troverai tra le tue esportazioni.'
        : 'Il file si sta scaricando.';
    case 'aborted':
      return `Il file non è stato completato: ${exportErrorText(errorCode ?? 'sconosciuto')}.`;
    case 'finished':
      if (way !== 'queue') return 'Il file è di chi lo ha scaricato: qui resta il suo manifesto.';
      return isKept(record, now) && expiresAt !== null
        ? `Il file è pronto e si può scaricare fino al ${shortTime(expiresAt).text}.`
        : 'Il file non si conserva più: se serve, esporta di nuovo. Il manifesto resta.';
  }
}

function waitingOf(record: ExportRecord, isRefreshing: boolean): ExportPage['waiting'] {
  const { publicId, way, state, rowsTotal, rowsDone } = record;
  if (way !== 'queue' || state !== 'writing') return null;
  const done = rowsDone ?? 0;
  const bar =
    rowsTotal === null || rowsTotal === 0
      ? null
      : { done, total: rowsTotal, text: `${numberText(done)} righe di ${numberText(rowsTotal)}` };
  return { isRefreshing, href: adminPaths.export(publicId), bar };
}

function factsOf(record: ExportRecord): SummaryRow[] {
  const { kind, format, filterWords, makerId, makerName, beganAt, endedAt, rows, bytes, sha256, totals } = record;
  const sums = Object.entries(totals ?? {}).map(([key, cents]) => ({
    label: exportTotalLabel(kind, key),
    value: formatSignedEuro(cents),
  }));
  return [
    { label: 'Elenco', value: `${exportedListLabel(kind)}, ${exportFormatLabels[format]}` },
    { label: 'Filtro', value: filterWords },
    ...(rows === null ? [] : [{ label: 'Righe', value: numberText(rows) }]),
    ...sums,
    { label: 'Esportato da', value: makerId === null ? 'riga di comando' : makerName },
    { label: 'Dati al', value: shortTime(beganAt).text },
    ...(endedAt === null ? [] : [{ label: 'Finito', value: shortTime(endedAt).text }]),
    ...(bytes === null ? [] : [{ label: 'Grandezza', value: `${numberText(bytes)} byte` }]),
    ...(sha256 === null ? [] : [{ label: 'SHA-256', value: sha256 }]),
  ];
}
