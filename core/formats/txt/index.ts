import type { Format } from '../format.ts';

/** Plain text: what a file is that is nothing else. */
export const txt: Format = {
  id: 'txt',
  extensions: ['txt', 'text'],
  mediaTypes: ['text/plain'],
  encoding: 'chosen',
  imports: true,
  exports: { layouts: ['interleaved'], notes: false, common: true },
  fills: 'document',
  cleansUp: true,
  inlineTags: false,
  look: 'text',
  sniff: () => true,
  load: async () => (await import('./code.ts')).code,
};
