import type { Format } from '#core/formats/format.ts';

/**
 * A small bilingual file, of which everything stands for something that exchange formats have: units with several segments,
 * states and locks, codes of all kinds, notes, and parts that are nobody's.
 */
export const exchange: Format = {
  id: 'exchange',
  extensions: ['pair'],
  mediaTypes: ['text/x-pair'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false },
  fills: 'document',
  cleansUp: false,
  bilingual: true,
  options: [
    { id: 'states', kind: 'choice', values: ['keep', 'reset'], default: 'keep' },
    { id: 'comments', kind: 'switch', default: true },
  ],
  inlineTags: true,
  look: 'text',
  sniff: (head) => String.fromCharCode(...head.subarray(0, 10)) === '#exchange ',
  load: async () => (await import('./code.ts')).code,
};
