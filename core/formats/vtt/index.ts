import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';

/** WebVTT, the subtitles of web pages. */
export const vtt: Format = {
  id: 'vtt',
  extensions: ['vtt'],
  mediaTypes: ['text/vtt'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false, ownOnly: true },
  fills: 'document',
  stacksColumns: true,
  timed: true,
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /^(?:\u00ef\u00bb\u00bf)?WEBVTT(?:\s|$)/.test(asciiHead(head)),
  load: async () => (await import('./code.ts')).code,
};
