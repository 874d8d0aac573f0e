import type { Format } from '../format.ts';
import { sdlxliffOptions } from '../sdlxliff/options.ts';

/** Project and return packages of Trados Studio. */
export const sdlppx: Format = {
  id: 'sdlppx',
  extensions: ['sdlppx', 'sdlrpx'],
  mediaTypes: ['application/x-sdlppx'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  bilingual: true,
  sized: true,
  fillsNotes: true,
  options: sdlxliffOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: () => false, // any zip begins alike, so only its name tells
  load: async () => (await import('./code.ts')).code,
};
