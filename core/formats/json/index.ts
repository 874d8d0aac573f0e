import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';
import { keysOption } from '../strings/key-filter.ts';
import { keyName } from '../strings/key-name.ts';

/** JSON that holds the texts of a program: i18next, FormatJS, Vue, Chrome and Firefox extensions, ARB. */
export const json: Format = {
  id: 'json',
  extensions: ['json', 'arb', 'jsonc'],
  mediaTypes: ['application/json'],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: 'document',
  options: [keysOption],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /^(?:ï»¿)?\s*[[{]\s*(?:["{}\]]|\/[/*])/.test(asciiHead(head)),
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};
