import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** SubRip subtitles: numbers, times, and texts with a few elements of HTML. */
export const srt: Format = {
  id: 'srt',
  extensions: ['srt'],
  mediaTypes: ['application/x-subrip'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false, ownOnly: true },
  fills: 'document',
  stacksColumns: true,
  timed: true,
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /^[^\w]*\d+\s*\r?\n\d+:\d+:\d+[,.]\d+ +--> /.test(asciiHead(head)),
  load: async () => (await import('./code.ts')).code,
};
