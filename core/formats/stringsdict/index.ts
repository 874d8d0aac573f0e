import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';
import { keysOption } from '../strings/key-filter.ts';
import { keyName } from '../strings/key-name.ts';

/** Plural forms of iOS and macOS: `.stringsdict`, a property list. */
export const stringsdict: Format = {
  id: 'stringsdict',
  extensions: ['stringsdict'],
  mediaTypes: ['application/xml'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  options: [keysOption],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /<plist[\\s>]/.test(asciiHead(head).replaceAll('\0', '')),
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};
