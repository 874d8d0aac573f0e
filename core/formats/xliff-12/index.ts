import type { Format } from '../format.ts';

/** XLIFF 1.2, for tools that know no newer one. It is read as `xliff`, whatever its version; this is for writing it. */
export const xliff12: Format = {
  id: 'xliff-12',
  extensions: ['xlf', 'xliff'],
  mediaTypes: ['application/x-xliff+xml'],
  encoding: 'own',
  imports: false,
  exports: { layouts: ['interleaved'], notes: true },
  fills: null,
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: () => false,
  load: async () => (await import('./code.ts')).code,
};
