import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** Lyrics: lines with the times at which they are sung. */
export const lrc: Format = {
  id: 'lrc',
  extensions: ['lrc'],
  mediaTypes: ['application/x-lrc'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false, ownOnly: true },
  fills: 'document',
  stacksColumns: true,
  timed: true,
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /^(?:\W*\[\w+:[^\]]*\]\s*)*\W*\[\d+:\d\d[.:]\d/.test(asciiHead(head)),
  load: async () => (await import('./code.ts')).code,
};
