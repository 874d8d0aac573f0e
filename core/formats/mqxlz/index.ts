import type { Format } from '../format.ts';

/** Packages of memoQ with one bilingual file. */
export const mqxlz: Format = {
  id: 'mqxlz',
  extensions: ['mqxlz'],
  mediaTypes: ['application/x-mqxlz'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  bilingual: true,
  sized: true,
  fillsNotes: true,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: () => false, // any zip begins alike, so only its name tells
  load: async () => (await import('./code.ts')).code,
};
