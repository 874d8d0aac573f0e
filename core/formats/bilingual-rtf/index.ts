import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** The tables that translation tools write for review as Rich Text Format: bilingual rows, whose translations are taken back. */
export const bilingualRtf: Format = {
  id: 'bilingual-rtf',
  extensions: ['rtf'],
  mediaTypes: ['application/rtf', 'text/rtf'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  fillsNotes: true,
  bilingual: true,
  options: [{ id: 'target', kind: 'text', default: '' }],
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: (head) => asciiHead(head).startsWith('{\\rtf'),
  load: async () => (await import('./code.ts')).code,
};
