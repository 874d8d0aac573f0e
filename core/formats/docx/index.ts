import type { Format } from '../format.ts';
import { docxOptions } from './options.ts';

/** A zip that names a part of a Word document among its first entries. */
const isWord = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && String.fromCharCode(...head.subarray(0, 4096)).includes('word/');

/** Word documents. Those of reviewers, which are of our making, are read by `core/review/` besides. */
export const docx: Format = {
  id: 'docx',
  extensions: ['docx', 'docm', 'dotx'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  encoding: 'own',
  imports: true,
  exports: { layouts: ['side-by-side'], notes: true, common: true },
  fills: 'document',
  adapts: true,
  options: docxOptions,
  container: 'zip',
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: isWord,
  load: async () => (await import('./code.ts')).code,
};
