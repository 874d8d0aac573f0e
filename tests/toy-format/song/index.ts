import type { Format } from '#core/formats/format.ts';

/** Songs, as a toy: lines of `[mm:ss.xx]words`, and `[key:value]` about the song. */
export const song: Format = {
  id: 'song',
  extensions: ['song'],
  mediaTypes: ['text/x-song'],
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
