import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** Bilingual files of Phrase (Memsource). */
export const mxliff: Format = {
  id: 'mxliff',
  extensions: ['mxliff'],
  mediaTypes: ['application/x-mxliff'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  fillsNotes: true,
  bilingual: true,
  sized: true,
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: (head) => asciiHead(head).replaceAll('\0', '').includes('memsource.com/mxlf'),
  load: async () => (await import('./code.ts')).code,
};
