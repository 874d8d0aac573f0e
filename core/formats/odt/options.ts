import type { ImportOption } from '../import-options.ts';

/** What may be chosen when a text document is read. */
export const odtOptions = [
  { id: 'headers', kind: 'switch', default: true },
  { id: 'comments', kind: 'switch', default: false },
  { id: 'altTexts', kind: 'switch', default: true },
] as const satisfies readonly ImportOption[];
