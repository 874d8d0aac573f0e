import type { ImportOption } from '../import-options.ts';

/** What may be chosen when a Word document is read. */
export const docxOptions = [
  { id: 'trackedChanges', kind: 'choice', values: ['accept', 'reject', 'refuse'], default: 'accept' },
  { id: 'comments', kind: 'switch', default: false },
  { id: 'buildingBlocks', kind: 'switch', default: false },
  { id: 'altTexts', kind: 'switch', default: true },
  { id: 'title', kind: 'switch', default: false },
] as const satisfies readonly ImportOption[];
