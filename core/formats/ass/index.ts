import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** Advanced SubStation Alpha: subtitles with styles and codes. */
export const ass: Format = {
  id: 'ass',
  extensions: ['ass', 'ssa'],
  mediaTypes: ['text/x-ass', 'text/x-ssa'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false, ownOnly: true },
  fills: 'document',
  stacksColumns: true,
  timed: true,
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /^[^\w[]*\[Script Info\]/i.test(asciiHead(head)),
  load: async () => (await import('./code.ts')).code,
};
