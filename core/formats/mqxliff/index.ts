import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** Bilingual files of memoQ. */
export const mqxliff: Format = {
  id: 'mqxliff',
  extensions: ['mqxliff'],
  mediaTypes: ['application/x-mqxliff'],
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
  sniff: (head) => asciiHead(head).replaceAll('\0', '').includes('MQXliff'),
  load: async () => (await import('./code.ts')).code,
};
