import { asciiHead } from '../ascii-head.ts';
import type { Format } from '../format.ts';
import { keysOption } from '../strings/key-filter.ts';
import { keyName } from '../strings/key-name.ts';

/** PHP files that return or set arrays of texts, as of Laravel, Yii and CodeIgniter. */
export const php: Format = {
  id: 'php',
  extensions: ['php'],
  mediaTypes: ['application/x-php', 'text/x-php'],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: 'document',
  options: [keysOption],
  cleansUp: false,
  inlineTags: true,
  look: 'text',
  sniff: (head) => /^(?:ï»¿)?\s*<\?php\s/.test(asciiHead(head)),
  nameOf: keyName,
  load: async () => (await import('./code.ts')).code,
};
