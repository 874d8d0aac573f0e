import type { Format } from '#core/formats/format.ts';

/** Lyrics with times: lines of `[mm:ss.xx]words`, and `[key:value]` about the song. */
export const lrc: Format = {
  id: 'lrc',
  extensions: ['lrc'],
  mediaTypes: ['application/x-lrc'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false },
  fills: 'document',
  cleansUp: false,
  inlineTags: false,
  look: 'text',
  sniff: (head) => /^(?:\[\w+:[^\]]*\]\s*)*\[\d+:\d\d/.test(String.fromCharCode(...head.subarray(0, 1000))),
  load: async () => (await import('./code.ts')).code,
};
