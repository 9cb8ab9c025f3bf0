/** The three kinds of file that a list can be taken as. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What browsers are told that a file is; CSV says that its first line is a header (RFC 4180). */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

export function isExportFormat(text: unknown): text is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === text);
}
