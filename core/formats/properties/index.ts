import type { Format } from '../format.ts';
import { keysOption } from '../strings/key-filter.ts';
import { keyName } from '../strings/key-name.ts';

/** Resource bundles of Java: `.properties` files. */
export const properties: Format = {
  id: 'properties',
  extensions: ['properties'],
  mediaTypes: ['text/x-java-properties'],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: 'document',
  options: [keysOption],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: () => false, // any line is a key, so only its name tells
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};
