import { xmlHead } from '../../xml/decode.ts';
import type { Format } from '../format.ts';

/** Termbases in TBX: MARTIF (version 2) and ISO 30042:2019 (version 3), in the dialects Min, Basic and others. */
export const tbx: Format = {
  id: 'tbx',
  extensions: ['tbx'],
  mediaTypes: ['application/x-tbx+xml'],
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
    /^\ufeff?\s*(?:<\?[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:martif|tbx|TBX)[\s>]/.test(
      xmlHead(head) ?? '',
    ),
  load: async () => (await import('./code.ts')).code,
};
