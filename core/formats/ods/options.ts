import type { ImportOption } from '../import-options.ts';

/** What may be chosen when a spreadsheet is read. */
export const odsOptions = [
  { id: 'sheets', kind: 'text', default: '' },
  { id: 'columns', kind: 'text', default: '' },
  { id: 'source', kind: 'text', default: '' },
  { id: 'target', kind: 'text', default: '' },
  { id: 'header', kind: 'choice', values: ['auto', 'yes', 'no'], default: 'auto' },
  { id: 'hidden', kind: 'switch', default: false },
  { id: 'comments', kind: 'switch', default: false },
  { id: 'sheetNames', kind: 'switch', default: false },
] as const satisfies readonly ImportOption[];
