import { EXPORT_FORMATS, type ExportFormat } from '../../../exports/export-format.js';
import { adminPaths } from '../../admin-paths.js';
import { exportFormatLabels } from '../../export-words.js';
import type { ExportLinks } from './exports.page.js';

/** "Esporta: CSV · Excel · JSONL" of a list. */
export function exportLinks(hrefOf: (format: ExportFormat) => string): ExportLinks {
  return {
    links: EXPORT_FORMATS.map((format) => ({ label: exportFormatLabels[format], href: hrefOf(format) })),
    mineHref: adminPaths.exports(),
  };
}
