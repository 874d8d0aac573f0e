import type { Format } from '../format.ts';
import { pptxOptions } from './options.ts';

/** A zip that names a part of a presentation among its first entries. */
const isPresentation = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && String.fromCharCode(...head.subarray(0, 4096)).includes('ppt/');

/** Presentations (ECMA-376 Part 1, section 13). */
export const pptx: Format = {
  id: 'pptx',
  extensions: ['pptx', 'ppsx', 'potx', 'pptm'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  adapts: true,
  options: pptxOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: isPresentation,
  load: async () => (await import('./code.ts')).code,
};
