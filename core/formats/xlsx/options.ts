import type { ImportOption } from '../import-options.ts';

/** What may be chosen when a workbook is read. */
export const xlsxOptions = [
  { id: 'sheets', kind: 'text', default: '' },
  { id: 'columns', kind: 'text', default: '' },
  { id: 'hidden', kind: 'switch', default: false },
] as const satisfies readonly ImportOption[];
