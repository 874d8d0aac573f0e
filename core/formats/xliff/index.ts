import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** Originals and translations for exchange between tools: XLIFF 1.2, and 2.0 to 2.2. */
export const xliff: Format = {
  id: 'xliff',
  extensions: ['xlf', 'xliff'],
  mediaTypes: ['application/xliff+xml', 'application/x-xliff+xml'],
  encoding: 'own',
  imports: true,
  exports: { layouts: ['interleaved'], notes: true },
  fills: 'document',
  bilingual: true,
  sized: true,
  fillsNotes: true,
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: (head) => /<(?:\w+:)?xliff[\s>]/.test(asciiHead(head).replaceAll('\0', '')),
  load: async () => (await import('./code.ts')).code,
};
