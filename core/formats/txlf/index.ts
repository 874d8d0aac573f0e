import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** Bilingual files of Wordfast Pro. */
export const txlf: Format = {
  id: 'txlf',
  extensions: ['txlf'],
  mediaTypes: ['application/x-txlf'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  bilingual: true,
  sized: true,
  fillsNotes: true,
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: (head) => asciiHead(head).replaceAll('\0', '').includes('gs4tr.org/schema/xliff-ext'),
  load: async () => (await import('./code.ts')).code,
};
