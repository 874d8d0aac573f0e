import type { Format } from '../format.ts';
import { keysOption } from '../strings/key-filter.ts';
import { keyName } from '../strings/key-name.ts';

/** `.strings` files of iOS and macOS. */
export const appleStrings: Format = {
  id: 'apple-strings',
  extensions: ['strings'],
  mediaTypes: ['text/x-strings'],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: 'document',
  options: [keysOption],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: () => false, // nothing but its name tells it from other texts in quotes
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};
