import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';
import { keysOption } from '../strings/key-filter.ts';
import { keyName } from '../strings/key-name.ts';

/** Texts of Android apps: `strings.xml` with its plurals and arrays. */
export const android: Format = {
  id: 'android',
  extensions: ['xml'],
  mediaTypes: ['application/xml'],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  options: [keysOption],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /<resources[\\s>]/.test(asciiHead(head).replaceAll('\0', '')),
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};
