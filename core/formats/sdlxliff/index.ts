import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';
import { sdlxliffOptions } from './options.ts';

/** Bilingual files of Trados Studio. */
export const sdlxliff: Format = {
  id: 'sdlxliff',
  extensions: ['sdlxliff'],
  mediaTypes: ['application/x-sdlxliff'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  bilingual: true,
  sized: true,
  fillsNotes: true,
  options: sdlxliffOptions,
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: (head) => asciiHead(head).replaceAll('\0', '').includes('http://sdl.com/FileTypes/SdlXliff/1.0'),
  load: async () => (await import('./code.ts')).code,
};
