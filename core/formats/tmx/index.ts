import { xmlHead } from '../../xml/decode.ts';
import type { Format } from '../format.ts';

/** Translation memories in TMX 1.1 to 1.4b. */
export const tmx: Format = {
  id: 'tmx',
  extensions: ['tmx'],
  mediaTypes: ['application/x-tmx+xml'],
  encoding: 'own',
  imports: true,
  exports: { layouts: ['side-by-side'], notes: false },
  fills: 'document',
  bilingual: true,
  options: [{ id: 'source', kind: 'text', default: '', says: 'language' }],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) =>
    /^\ufeff?\s*(?:<\?[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<tmx[\s>]/.test(xmlHead(head) ?? ''),
  load: async () => (await import('./code.ts')).code,
};
