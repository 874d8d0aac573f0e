import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';
import { nameOfRef } from './reference.ts';

/** Message catalogues of GNU gettext: PO files, and the templates (POT) that they are made from. */
export const po: Format = {
  id: 'po',
  extensions: ['po', 'pot'],
  mediaTypes: ['text/x-gettext-translation', 'text/x-po'],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: 'document',
  bilingual: true,
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /^(?:\ufeff|ï»¿)?(?:#[^\n]*\n|\s)*msg(?:id|ctxt)[ \t]+"/.test(asciiHead(head)),
  declaredCharset: (head) =>
    /"Content-Type:[^"\n]*charset=([A-Za-z0-9._-]+)/i.exec(asciiHead(head))?.[1]?.toLowerCase() ?? null,
  nameOf: nameOfRef,
  load: async () => (await import('./code.ts')).code,
};
