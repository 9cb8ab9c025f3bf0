import type { ExportRecord } from '../../../exports/export-records.js';
import { adminPaths } from '../../admin-paths.js';
import { isKept } from '../../exports/export-desk.js';
import { exportedListLabel, exportState } from '../../export-words.js';
import type { ExportRow, ExportsPage } from './exports.page.js';
import { shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

interface Shown {
  readonly seesAll: boolean;
  readonly fingerprint: string;
  readonly now: Date;
}

export function presentExports(records: readonly ExportRecord[], { seesAll, fingerprint, now }: Shown): ExportsPage {
  const title = seesAll ? 'Esportazioni' : 'Le mie esportazioni';
  return {
    title,
    breadcrumb: [{ label: title }],
    isPrivate: true,
    lead: seesAll ? 'Chi ha preso quali elenchi, dal più recente.' : 'Gli elenchi che hai preso, dal più recente.',
    rows: records.map((record) => presentRow(record, now)),
    keyHref: adminPaths.exportKey(),
    fingerprint: groupsOf(fingerprint),
  };
}

/** "1a2b 3c4d …": as people read a fingerprint to each other. */
export function groupsOf(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
}

function presentRow(record: ExportRecord, now: Date): ExportRow {
  const { publicId, fileName, beganAt, kind, filterWords, rows, makerId, makerName, state } = record;
  return {
    href: adminPaths.export(publicId),
    fileName,
    at: shortTime(beganAt),
    list: exportedListLabel(kind),
    filter: filterWords,
    count: rows === null ? '' : numberText(rows),
    by: makerId === null ? 'riga di comando' : makerName,
    state: exportState(record),
    manifestHref: state === 'finished' ? adminPaths.exportManifest(publicId) : null,
    fileHref: isKept(record, now) ? adminPaths.exportFile(publicId) : null,
  };
}
