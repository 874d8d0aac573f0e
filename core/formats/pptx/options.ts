import type { ImportOption } from '../import-options.ts';

/** What may be chosen when a presentation is read. */
export const pptxOptions = [
  { id: 'notes', kind: 'switch', default: true },
  { id: 'comments', kind: 'switch', default: false },
  { id: 'hidden', kind: 'switch', default: true },
  { id: 'altTexts', kind: 'switch', default: true },
  { id: 'masters', kind: 'switch', default: false },
] as const satisfies readonly ImportOption[];
